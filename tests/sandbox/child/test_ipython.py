"""IPython's own syntax: the same Python as IPython makes of it, on a corpus of cells."""

import ast
import warnings

import pytest

from autograder.sandbox.child.ipython import clean, transform

MANAGER = pytest.importorskip("IPython.core.inputtransformer2").TransformerManager()

CORPUS = """
x = 1
===
    def f(x):
        return x
===
    # comment
    x = 1

    y = 2
===
TABdef f(x):
TAB    return x
===
>>> x = 1
>>> y = 2
===
>>> def f(x):
...     return x
...
>>> f(2)
===
  >>> def f(x):
  ...     '''Doc
  ...     more'''
  ...     return (x,
  ...             1)
===
In [3]: def f(p):
   ...:     return p
   ...:SPACE
===
In [12]: x = 5
===
[ins] In [1]: x = (1,
         ...:      2)
===
%matplotlib inline
===
%timeit -n 3 f(x)
x = %timeit -o f(x)
a, b = %time g()
===
!ls -la
files = !ls *.py
!!ls
===
files = !ls | \\
  grep x
y = 2
===
!pip install \\
  numpy \\
  scipy
x = 1
===
def f():
    %time g()
    !echo {x}
    y = !ls
    return 1
===
if x:
    %pip install numpy
else:
    ?f
===
np.sum?
np.sum??
?np.sum
??np.sum
===
x = np.sum?
np.random.rand?
a[0]?
%time?
*int*?
===
?
===
??
===
,print a b
;print a b
/print 3
===
f(1,
  2); g?
===
x = "%time"
y = '''
%time
!ls
?x
'''
z = (7
  % 4)
===
s = 'it''s'  # %time?
d = {'a': 7 % 2, "b": "?"}
===
x = r'\\'
y = f"{x!r}"
%time z
===
def f(a=1, *, b=2):
    return a % b
f(b=3)
%time f(b = 3)
===
x == 3
x <= 4
x: int = 5
===
lines = [
    1,  # one (
    "]",
]
%who
===
a = b = !ls
===
@decorator
def f():
    pass
!ls
===
x = 1 \\
  + 2
%time x
===
class A:
    def f(self):
        %time
        return 1

    def g(self):
        return 2
===
for i in range(3):
    !echo $i
    if i:
        %time i
===
print("a"); !ls
===
lambda x: x
x = lambda y=2: y
t = %prun -q f()
===
%cd ..
%env X=3
%load_ext autoreload
%autoreload 2
%run mine.py
%%time
===
!echo 'unbalanced
x = 1
===
%time f("(
x = 1
===
!echo "[(
def f():
    return 1
"""


@pytest.mark.parametrize(
    "cell", CORPUS.replace("TAB", "\t").replace("SPACE", " ").strip("\n").split("\n===\n")
)
def test_it_is_the_python_that_ipython_makes_of_it(cell):
    ours = "\n".join(transform(clean(cell.split("\n")))[0])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = MANAGER.transform_cell(cell)
    assert shape(ours) == shape(theirs)
    assert len(ours.split("\n")) == len(cell.split("\n")), "a line stays on its line"


def shape(text):
    """The syntax tree, or where there is none the lines that hold something."""
    try:
        return ast.dump(ast.parse(text))
    except SyntaxError:
        return [line for line in text.split("\n") if line.strip()]
