"""The assignment: title, order, and the Markdown between the exercises."""

from autograder.exercise import Assignment

INTRO = r"""
Between the sum that a unit makes and the number that it passes on stands its activation function.
You write the common ones here, and their derivatives, which training needs: a derivative says how
much the unit's output moves when its sum moves a little.

| | values | slope far to the left | slope far to the right | where it is used |
|---|---|---|---|---|
| step | 0 or 1 | 0 | 0 | the perceptron; not for training |
| sigmoid | (0, 1) | → 0 | → 0 | the output for yes or no |
| tanh | (−1, 1) | → 0 | → 0 | hidden layers, small networks |
| ReLU | [0, ∞) | 0 | 1 | hidden layers, the usual choice |
| leaky ReLU | all numbers | small, not 0 | 1 | where ReLUs die |
| ELU | (−α, ∞) | → 0 | 1 | smooth relative of the ReLU |
| softmax | rows that sum to 1 | | | the output for one of many classes |

**Elementwise.** Nearly all of these functions work on every entry by itself: `z` is an array of any
shape, with one axis or more, and the result has the same shape. NumPy gives you this for free as
long as you do not use Python's `if` on a whole array. Softmax is the exception: its entries depend
on each other.

**Large numbers.** $e^{710}$ is more than a float64 can hold: NumPy gives `inf`, with a warning.
That alone does no harm, $1/(1+\infty)$ is 0 as it should be. Harm is done by $\infty/\infty$ and
$0\cdot\infty$, which are `nan`, and one `nan` spoils everything that comes after it. Where we ask
for large inputs, the prompt says so.

**Rules that hold everywhere.** Arrays are float64. Leave the arguments as they were: compute new
arrays. Do not round. `np` is NumPy.
"""

ASSIGNMENT = Assignment(
    title="Activation functions, output units and their derivatives",
    intro=INTRO,
    order=[
        "step",
        "sigmoid",
        "sigmoid_grad",
        "tanh_from_sigmoid",
        "tanh_grad",
        "relu",
        "relu_grad",
        "leaky_relu",
        "leaky_relu_grad",
        "absolute_relu",
        "prelu_slope_grad",
        "elu",
        "elu_grad",
        "maxout",
        "softmax",
        "softmax_jacobian",
        "output_unit",
    ],
    sections={
        "step": r"""
## From the step to smooth curves
""",
        "relu": r"""
## The ReLU and its family

Straight lines with a bend. They are cheap, and on the right their slope stays 1, so that nothing
vanishes on the way back.
""",
        "maxout": r"""
## Units that look at more than one sum

So far each entry went its own way. If you like to see what you have written before you go on, put
this into a cell of its own (it needs matplotlib):

```python
import matplotlib.pyplot as plt

z = np.linspace(-4, 4, 401)
for f in (step, sigmoid, tanh_from_sigmoid, relu, leaky_relu, absolute_relu, elu):
    plt.plot(z, f(z), label=f.__name__)
plt.legend(), plt.grid(alpha=0.3), plt.ylim(-1.5, 3);
```
""",
        "softmax": r"""
## Output units

The last layer's activation function is chosen by the question that the network has to answer.
""",
    },
    minutes=110,
    pictures={
        "step": "curve",
        "sigmoid": "curve",
        "sigmoid_grad": "curve",
        "tanh_from_sigmoid": "curve",
        "tanh_grad": "curve",
        "relu": "curve",
        "relu_grad": "curve",
        "leaky_relu": "curve",
        "leaky_relu_grad": "curve",
        "absolute_relu": "curve",
        "elu": "curve",
        "elu_grad": "curve",
    },
)
