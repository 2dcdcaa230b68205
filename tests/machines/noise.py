"""Every matrix product with noise in its last bits, as another BLAS, CPU or thread count gives it.

NumPy has no place where `@` can be replaced, so the source is: `a @ b`, `a @= b`, and the calls of
dot, matmul, einsum, tensordot, inner, vdot, convolve, correlate (functions and methods) go through
`_noisy`. Covered are the masters, the reference network and the engine, by an import hook, and
students' cells, by `noisy_source`. Not covered: products inside NumPy itself (`linalg.norm`), a
product written into `out=`, and worked solutions that stand in for a student's wrong function.

The noise is as large as what it stands for: up to `STEPS` units of rounding of the sum of the
absolute terms, so that sums which cancel lose as much as they would elsewhere. Integers have none;
nor have products of short binary fractions such as 0.5 or 3: those are exact in every order of
summation, on every machine, and an answer may well rest on that.
"""

import ast
import importlib.machinery
import sys

STEPS = 2.0
PRODUCTS = {"dot", "matmul", "einsum", "tensordot", "inner", "vdot", "convolve", "correlate"}

HELPER = f"""
def _noisy(product, *operands, **more):
    import numpy as np
    result = product(*operands, **more)
    if type(result) is not np.ndarray and not isinstance(result, np.floating):
        return result
    if result.dtype.kind != "f" or "out" in more:
        return result
    method = getattr(product, "__self__", None)
    terms = [*operands] if type(method) is not np.ndarray else [method, *operands]
    numbers = [a for a in terms if isinstance(a, (np.ndarray, np.generic, float, list, tuple))]
    try:
        numbers = [np.asarray(a, dtype=float) for a in numbers]
        short = [np.ldexp(a, 20) for a in numbers]
        if all(np.all(np.rint(a) == a) and np.all(np.abs(a) < 2.0**42) for a in short):
            return result
        if type(method) is np.ndarray:
            scale = getattr(np.abs(method), product.__name__)(*[_size(a) for a in operands], **more)
        else:
            scale = product(*[_size(a) for a in operands], **more)
    except Exception:
        return result
    place = float(np.sum(np.abs(np.asarray(result, dtype=float)))) if np.size(result) else 0.0
    seed = hash(place) & 0xFFFFFFFF
    drawn = np.random.default_rng(seed).uniform(-1, 1, size=np.shape(result))
    noise = drawn * {STEPS} * np.finfo(result.dtype).eps * np.asarray(scale, dtype=float)
    noise = np.where(np.isfinite(noise), noise, 0.0)
    return (result + noise).astype(result.dtype)[()]


def _size(a):
    import numpy as np
    return np.abs(a) if isinstance(a, (np.ndarray, np.generic, float, list, tuple)) else a


def _at(a, b):
    return a @ b

"""
"""Deterministic: the same call gets the same noise, for answers must be repeatable."""


class _Through(ast.NodeTransformer):
    def visit_BinOp(self, node):
        self.generic_visit(node)
        if not isinstance(node.op, ast.MatMult):
            return node
        return _call("_noisy", [_name("_at"), node.left, node.right], [])

    def visit_AugAssign(self, node):
        self.generic_visit(node)
        if not isinstance(node.op, ast.MatMult) or not isinstance(node.target, ast.Name):
            return node
        product = [_name("_at"), _name(node.target.id), node.value]
        return ast.Assign([node.target], _call("_noisy", product, []), lineno=node.lineno)

    def visit_Call(self, node):
        self.generic_visit(node)
        if not isinstance(node.func, ast.Attribute) or node.func.attr not in PRODUCTS:
            return node
        return _call("_noisy", [node.func, *node.args], node.keywords)


def _name(text):
    return ast.Name(text, ast.Load())


def _call(function, arguments, keywords):
    return ast.Call(_name(function), arguments, keywords)


def noisy_tree(source):
    """The syntax tree of a module or cell with noise in its matrix products."""
    tree = ast.parse(source)
    changed = ast.fix_missing_locations(_Through().visit(tree))
    first = 1 if ast.get_docstring(tree) is not None else 0
    while first < len(tree.body) and getattr(tree.body[first], "module", "") == "__future__":
        first += 1
    changed.body[first:first] = ast.parse(HELPER).body
    return ast.fix_missing_locations(changed)


def noisy_source(source):
    """The source of a cell with noise in its matrix products; as it is, where it has none."""
    try:
        tree = ast.parse(source)
        if ast.dump(_Through().visit(ast.parse(source))) == ast.dump(tree):
            return source
        return ast.unparse(noisy_tree(source))
    except SyntaxError:
        return source


def install(parts=("nn_reference", "solutions", "autograder/core")):
    """Let every module of these folders that is imported from now on compute with noise."""
    loader = importlib.machinery.SourceFileLoader
    compiled = loader.source_to_code

    def source_to_code(self, data, path, **more):
        if any(f"/{part}/" in str(path) for part in parts) and "/site-packages/" not in str(path):
            data = noisy_tree(data)
        return compiled(self, data, path, **more)

    loader.source_to_code = source_to_code
    sys.dont_write_bytecode = True
    sys.pycache_prefix = "/nonexistent"  # what was compiled without noise is not taken
