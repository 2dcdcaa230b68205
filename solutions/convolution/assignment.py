"""The assignment: title, order, and the Markdown between the exercises."""

from autograder.exercise import Assignment

INTRO = r"""
A fully connected layer treats an image as a bag of pixels: every unit has a weight of its own for
every pixel, and nothing says that neighbours belong together. A **convolutional layer** does two
things about that. A unit looks only at a small window (few weights), and all units of one map use
the *same* weights (few parameters). The small array of shared weights is called a **filter**; it is
slid over the image, and wherever it stops it gives one number.

You first work out *how large* things get, then *how many* parameters they have, and then you build
the layers, forwards and backwards.

| symbol | meaning |
|---|---|
| $H, W, D$ | height, width and depth (channels) of a volume; a colour image has $D = 3$ |
| $f$ | side of a square filter. A filter has the depth of its input: it is $f \times f \times D$ |
| $s$ | **stride**: by how many pixels the filter moves on |
| $p$ | **padding**: how many rows and columns of zeros are put around the image, on *every* side |
| `n_filters` | how many filters the layer has: the depth of what comes out |

Volumes are arrays of shape `(H, W, D)`: row, column, channel. There is no batch axis here.

```
   x (H, W, D)                 w (n_filters, f, f, D)            z (H', W', n_filters)

   +-----------+                +---+  +---+  +---+                 +-------+
   | [##]      |                | 1 |  | 2 |  | 3 |   filters       | o     |
   | [##]      |   window  *    +---+  +---+  +---+  -------->      |       |   one map
   |           |                                                    |       |   a filter
   +-----------+                + one bias each                     +-------+
```

**Rules that hold everywhere.** Sizes and counts are exact ints: `5`, not `5.0`. Where an exercise
speaks of a *ValueError*, do `raise ValueError("what is wrong")`. Arrays are float64; leave the
arguments as they were, and do not round. `np` is NumPy. Arguments with a default, such as
`stride=1`, may be left out by the caller. Facts and examples follow DS 503, lecture 14.
"""

ASSIGNMENT = Assignment(
    title="Convolution: sizes, parameters, layers",
    intro=INTRO,
    order=[
        "conv_output_size",
        "same_padding",
        "conv_output_shape",
        "pool_output_shape",
        "conv_parameter_count",
        "dense_on_image_weight_count",
        "random_connection_count",
        "correlate_single",
        "conv2d",
        "conv2d_backward",
        "max_pool2d",
        "max_pool2d_backward",
        "vgg16_parameter_counts",
    ],
    sections={
        "conv_output_size": r"""
## How large?

Before anything is computed, its size must be right. Start with one axis, then whole volumes.
""",
        "conv_parameter_count": r"""
## How many?

Why bother with filters at all? Count, and see.
""",
        "correlate_single": r"""
## The layers

First one filter on one channel, then the whole layer, then the way back; the same for pooling.
""",
        "vgg16_parameter_counts": r"""
## A whole network

Everything about sizes and counts comes together once more.
""",
    },
    minutes=120,
    pictures={"correlate_single": "filter", "conv2d": "filter", "max_pool2d": "pool"},
)
