r"""The longer a network trains, the better it knows its examples; on others it gets worse again
at some time. So keep some examples apart, look at the loss on *them* after every epoch, and stop
when it does not get better any more. It goes up and down a little by chance, so have some
**patience**: stop when `patience` epochs *in a row* have brought no new minimum.

```
  loss  6 ┤ ●
        5 ┤   ●
        4 ┤     ●       ●
        3 ┤         ●       ●
        2 ┤       ●       ●   ●
          └─┬─┬─┬─┬─┬─┬─┬─┬─┬─► epoch
            0 1 2 3 4 5 6 7 8
```

The losses are 6, 5, 4, 2, 3, 4, 2, 3, 2. The best epoch is number 3. With patience 3 nothing new
comes in the epochs 4, 5 and 6 (2 is *equal* to the minimum, not below it): training stops after
epoch 6, and the answer is 3.

A larger patience may find something better, or wait in vain:

| losses | patience 1 | patience 2 | patience 3 |
|---|---|---|---|
| 5, 3, 4, 2, 6 | stops at 2: **1** | at the end: **3** | at the end: **3** |
| 5, 3, 4, 4, 2 | stops at 2: **1** | stops at 3: **1** | at the end: **4** |
| 4, 3, 2, 1 | at the end: **3** | **3** | **3** |

Losses that come after training has stopped do not count: nobody will ever see them.

Write `early_stopping(losses, patience)`: the number of the best epoch, counted from 0, when
training stops or the losses end. An int; `patience` is 1 or more, and there is at least one loss.
"""

import numpy as np

from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import training as oracle


def early_stopping(losses, patience):
    """The best epoch up to where training stops.

    losses: (n,) losses after each epoch, n >= 1.  patience: int, 1 or more.
    Returns an int, counted from 0.
    """
    best = 0
    for epoch in range(len(losses)):
        if losses[epoch] < losses[best]:
            best = epoch
        elif epoch - best >= patience:
            break
    return best


@accepted
def counting(losses, patience):
    lowest, best, waited = float("inf"), 0, 0
    for epoch, loss in enumerate(losses):
        if loss < lowest:
            lowest, best, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return best
    return best


@accepted
def looking_ahead(losses, patience):
    best = 0
    while True:
        better = [i for i in range(best + 1, min(best + patience + 1, len(losses)))]
        better = [i for i in better if losses[i] < losses[best]]
        if not better:
            return best
        best = better[0]


@accepted
def with_numpy(losses, patience):
    lowest = np.minimum.accumulate(losses)
    new = np.concatenate([[True], lowest[1:] < lowest[:-1]])
    at = np.flatnonzero(new)
    gaps = np.diff(np.append(at, len(losses) + patience + 1))
    return at[np.argmax(gaps > patience)]


@accepted
def with_argmin(losses, patience):
    for end in range(1, len(losses) + 1):
        best = int(np.argmin(losses[:end]))
        if end - 1 - best >= patience:
            return best
    return int(np.argmin(losses))


@accepted
def list_methods(losses, patience):
    seen = []
    for loss in losses:
        seen.append(loss)
        if len(seen) - 1 - seen.index(min(seen)) == patience:
            break
    return np.int64(seen.index(min(seen)))


@accepted
def zero_dimensional(losses, patience):
    best, stop = 0, patience
    for i in range(1, len(losses)):
        if i > stop:
            break
        if losses[i] < losses[best]:
            best, stop = i, i + patience
    return np.array(best)


def run(losses, patience):
    """The best epoch, and the one after which training stops."""
    best = 0
    for epoch in range(len(losses)):
        if losses[epoch] < losses[best]:
            best = epoch
        elif epoch - best >= patience:
            return best, epoch
    return best, len(losses) - 1


@misconception(says="You return the best of all epochs, also of those after training has stopped.", ask="Who has seen the losses that come after the stop?")
def best_of_all(losses, patience):
    return int(np.argmin(losses))


@misconception(says="You return the epoch after which training stops.", ask="Which weights do you want back: the last ones or the best?")
def stopping_epoch(losses, patience):
    return run(losses, patience)[1]


@misconception(says="You return the epoch before the one at which training stops.", ask="How many epochs lie between the best one and the stop?")
def before_stopping_epoch(losses, patience):
    return max(run(losses, patience)[1] - 1, 0)


@misconception(says="You count `patience` epochs back from the end, also where training was not stopped.", ask="Which is the best of the losses 4, 3, 2, 1?")
def stop_minus_patience(losses, patience):
    return max(run(losses, patience)[1] - patience, 0)


@misconception(says="You count the epochs from 1.", ask="Which number has the first entry of `losses`?")
def counted_from_one(losses, patience):
    return run(losses, patience)[0] + 1


@misconception(says="You return the best loss, not its epoch.", ask="Which is asked for: how good, or when?")
def loss_for_index(losses, patience):
    return losses[run(losses, patience)[0]]


@misconception(says="You wait for one epoch more than `patience`.", ask="With patience 1, how many epochs without a new minimum end the training?")
def too_patient(losses, patience):
    return run(losses, patience + 1)[0]


@misconception(says="You wait for one epoch less than `patience`.", ask="After the best epoch, how many more does patience 3 allow?")
def too_impatient(losses, patience):
    return run(losses, max(patience - 1, 1))[0]


@misconception(says="You stop at the first epoch that brings no new minimum, whatever `patience` is.", ask="Where does `patience` enter your function?")
def patience_ignored(losses, patience):
    return run(losses, 1)[0]


@misconception(says="You count all epochs without a new minimum, not those in a row.", ask="What should happen to your count when a new minimum comes?")
def not_in_a_row(losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[best]:
            best = epoch
        else:
            waited += 1
            if waited >= patience:
                break
    return best


@misconception(says="You count an equal loss as a new minimum.", ask="Has anything become better when the loss is the same?")
def equal_is_new(losses, patience):
    best = 0
    for epoch in range(len(losses)):
        if losses[epoch] <= losses[best]:
            best = epoch
        elif epoch - best >= patience:
            break
    return best


@misconception(says="You begin to count anew when the loss is equal to the minimum.", ask="Is an equal loss a new minimum?")
def equal_resets(losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] <= losses[best]:
            waited = 0
            if losses[epoch] < losses[best]:
                best = epoch
        else:
            waited += 1
            if waited >= patience:
                break
    return best


@misconception(says="You compare each loss with the one before it.", ask="The losses are 5, 1, 9, 8, 7: after which epoch has nothing new come?")
def compared_with_previous(losses, patience):
    waited, end = 0, len(losses)
    for epoch in range(1, len(losses)):
        waited = waited + 1 if losses[epoch] >= losses[epoch - 1] else 0
        if waited >= patience:
            end = epoch + 1
            break
    return int(np.argmin(losses[:end]))


@misconception(says="You look for the largest loss.", ask="Is a loss good when it is large?")
def largest_for_smallest(losses, patience):
    return run(-np.asarray(losses), patience)[0]


@misconception(says="You return nothing if training is never stopped.", ask="What does your function do when the loop has run to its end?")
def nothing_at_the_end(losses, patience):
    best = 0
    for epoch in range(len(losses)):
        if losses[epoch] < losses[best]:
            best = epoch
        elif epoch - best >= patience:
            return best
    return None


@misconception(says="You return the last epoch if training is never stopped.", ask="Is the last epoch always the best one?")
def last_at_the_end(losses, patience):
    best, stop = run(losses, patience)
    return best if stop - best >= patience else len(losses) - 1


@misconception(says="You count a new minimum only if it is clearly lower.", ask="How much lower must a loss be to be a new minimum, by the text above?")
def little_is_nothing(losses, patience):
    best = 0
    for epoch in range(len(losses)):
        if losses[epoch] < losses[best] - 1e-3:
            best = epoch
        elif epoch - best >= patience:
            break
    return best


@misconception(says="Of equal losses you return the last.", ask="Which of two equal epochs came without waiting?")
def last_minimum(losses, patience):
    best, stop = run(losses, patience)
    return max(i for i in range(stop + 1) if losses[i] == losses[best])


@misconception(says="You look at the last `patience` losses only.", ask="From where on is the minimum taken?")
def window_minimum(losses, patience):
    return max(len(losses) - patience, 0) + int(np.argmin(losses[-patience:]))


@misconception(says="Your number is right, but it is a float.", ask="Can you use 3.0 as an index?")
def float_for_int(losses, patience):
    return float(run(losses, patience)[0])


@misconception(says="You return two numbers.", ask="Which of them is asked for?")
def two_for_one(losses, patience):
    return run(losses, patience)


@misconception(says="Your answer is right, but the losses have been overwritten.", ask="What will the plot of the losses show after this call?")
def changes_argument(losses, patience):
    best = run(losses, patience)[0]
    losses[: best + 1] = np.minimum.accumulate(losses[: best + 1])
    losses[best + 1 :] = losses[best]
    return best


def inputs(rng):
    def losses(*ranks):
        """Losses in this order of size: equal ranks are equal losses."""
        levels = np.sort(rng.uniform(0.2, 3.0, 12)) + np.arange(12) * 0.1
        return levels[list(ranks)]

    yield case(losses(6, 5, 4, 2, 3, 4, 2, 3, 2), 3, label="patience 3, an equal loss")
    yield case(losses(8, 6, 7, 5, 6, 7, 4, 5, 6, 7, 1), 3, label="a better one, too late")
    yield case(losses(5, 3, 4, 2, 6), 1, label="patience 1")
    yield case(losses(7, 5, 6, 4, 5, 3, 4, 5, 2), 2, label="patience 2")
    yield case(losses(6, 4, 3, 2), 2, label="still falling at the end")
    yield case(losses(3), 1, label="one epoch")
    yield case(losses(2, 4, 5, 6, 3), 4, label="the first is the best")
    yield case(losses(9, 8, 9, 7, 9, 6, 9, 5, 9, 4, 8), 2, label="every second one is new")
    best = int(rng.integers(3, 7))
    down = [*range(11, 11 - best, -1), 2]
    up = [int(i) for i in rng.integers(3, 10, int(rng.integers(4, 7)))]
    yield case(losses(*down, *up, 0), len(up), label="stops just before a better one")
    yield case(losses(*down, *up, 0), len(up) + 1, label="just patient enough")
    yield case(losses(5, 4, 6, 4, 4, 6, 6, 1), 4, label="equal losses")
    yield case(losses(7, 6, 5, 4, 3, 5, 4, 6) * 1e-4, 2, label="small gains")
    slowly = losses(3)[0] + 2e-5 * np.array([4, 3, 5, 2, 5, 5, 1, 0])
    yield case(slowly, 2, label="falling slowly")
    yield case(losses(7, 8, 9, 6, 8, 9, 5, 6), 3, label="just in time, twice")
    yield case(150 + 500 * losses(7, 6, 8, 4, 5, 3, 5, 6, 1), 2, label="large losses")
    hardly = 1e-3 + 1e-9 * np.array([4, 3, 5, 2, 5, 5, 1, 0])
    yield case(hardly, 2, label="hardly falling")


def hidden(rng):
    def falling(n):
        return np.sort(rng.uniform(0.5, 3.0, n))[::-1] + np.arange(n)[::-1] * 0.1

    losses = np.concatenate([falling(25), rng.uniform(0.6, 3.5, 15) + 0.5])
    yield case(losses, 10, label="40 epochs")
    other = np.concatenate([losses[:1], np.roll(losses[1:-1], 7), losses[-1:]])
    yield case(other, 10, label="40 epochs, in another order")
    yield case(falling(60), 36, label="60 epochs, all of them better")
    bit = 2.0**-20  # exact in float32, too
    yield case(1 + bit * np.array([3, 2, 2, 1, 4, 4]), 2, label="losses that hardly differ")
    yield case(np.full(6, 0.75), 2, label="equal losses")
    yield case(np.full(3, 0.75), 5, label="equal losses, a long patience")
    yield case(1e-8 * np.array([8.0, 4, 6, 2, 5, 5, 1]), 2, label="losses near 1e-8")
    yield case(1e7 * np.array([8.0, 4, 6, 2, 5, 5, 1]), 2, label="losses near 1e7")
    yield case(np.array([2.0, 1, 1 - 2.0**-24, 2, 2, 2]), 2, label="two that hardly differ")
    yield case(-np.array([1.0, 3, 2, 2, 1, 5]), 3, label="losses below 0")
    yield case(np.array([0.5, -0.25, 0, -0.5, 0, 0, -1]), 2, label="losses around 0")
    # A new minimum every 40 epochs, and none in the last hundred.
    epochs = np.arange(1500)
    losses = np.where(epochs % 40 == 0, 2.0, 3.0) - np.minimum(epochs // 40, 35) / 64
    yield case(losses, 45, label="1,500 epochs")
    yield case(losses, 20, label="1,500 epochs, less patience")


EXERCISE = Exercise(
    early_stopping, points=3, oracle=oracle.early_stopping, inputs=inputs, hidden=hidden, driver="array or list", checks=[Values(points=2), Pure(points=1)]
)
