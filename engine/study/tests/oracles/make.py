"""Makes the oracle files beside it with SciPy and SALib. Run by hand: python make.py; needs SALib.

salib.csv: indices and elementary effects of Ishigami's function, at the points that the engine's designs have.
sobol_points.csv: points of the unscrambled Sobol sequence; the first row names them, each other row is a dimension.
With an argument, directions.rs is written to that path: SciPy's direction numbers (Joe and Kuo 2008).
"""

import os
import sys

import numpy as np
import scipy
from SALib.analyze import morris, sobol
from scipy.stats import qmc

HERE = os.path.dirname(os.path.abspath(__file__))
DIMENSIONS = 64
FACTORS = 3
MASK = (1 << 64) - 1
STEP = 0x9E3779B97F4A7C15
DESIGN_STREAM = 25


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


class Draw:
    """A keyed draw of the engine: engine/base/src/random.rs."""

    def __init__(self, seed, number, index):
        base = mix((seed + STEP) & MASK)
        key = mix((base + number * STEP) & MASK)
        place = (mix(DESIGN_STREAM) + index * 0xA0761D6478BD642F) & MASK
        self.state = mix((key + place) & MASK)

    def uniform(self):
        u = ((self.state >> 12) + 0.5) / 4503599627370496.0
        self.state = mix((self.state + STEP) & MASK)
        return u

    def below(self, n):
        return min(int(self.uniform() * n), n - 1)


def sequence(n, dimensions):
    return qmc.Sobol(dimensions, scramble=False).random(n)


def saltelli(n):
    points = sequence(2 * n, 2 * FACTORS)[n:]
    a, b = points[:, :FACTORS], points[:, FACTORS:]
    rows = []
    for i in range(n):
        rows.append(a[i])
        for f in range(FACTORS):
            mixed = a[i].copy()
            mixed[f] = b[i, f]
            rows.append(mixed)
        rows.append(b[i])
    return np.array(rows)


def trajectories(n, seed):
    rows = []
    for t in range(n):
        ends = []
        for f in range(FACTORS):
            draw = Draw(seed, t, f)
            low = draw.below(2)
            up = draw.uniform() < 0.5
            ends.append((low, low + 2) if up else (low + 2, low))
        draw = Draw(seed, t, MASK)
        order = list(range(FACTORS))
        for i in range(FACTORS - 1, 0, -1):
            j = draw.below(i + 1)
            order[i], order[j] = order[j], order[i]
        for moved in range(FACTORS + 1):
            rows.append([ends[f][f in order[:moved]] / 3.0 for f in range(FACTORS)])
    return np.array(rows)


def ishigami(x):
    x = np.pi * (2.0 * x - 1.0)
    return np.sin(x[:, 0]) + 7.0 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def salib():
    problem = {"num_vars": FACTORS, "names": ["a", "b", "c"], "bounds": [[0.0, 1.0]] * FACTORS}
    rows = []
    x = saltelli(256)
    found = sobol.analyze(problem, ishigami(x), calc_second_order=False, seed=1)
    for name in ["S1", "S1_conf", "ST", "ST_conf"]:
        rows.append(["sobol_" + name, *found[name]])
    rows += [[f"saltelli_point_{p}", *x[p]] for p in [0, 1, 5, 77, 159]]
    x = trajectories(40, 7)
    found = morris.analyze(problem, x, ishigami(x), num_levels=4, seed=1)
    for name in ["mu", "mu_star", "sigma"]:
        rows.append(["morris_" + name, *found[name]])
    rows += [[f"morris_point_{p}", *x[p]] for p in [0, 1, 5, 77, 159]]
    with open(os.path.join(HERE, "salib.csv"), "w") as file:
        for name, *values in rows:
            file.write(",".join([name, *(repr(float(v)) for v in values)]) + "\n")


def sobol_points():
    numbers = [0, 1, 2, 3, 500, 1000, 1023]
    points = sequence(1024, DIMENSIONS)[numbers]
    with open(os.path.join(HERE, "sobol_points.csv"), "w") as file:
        file.write(",".join(map(str, numbers)) + "\n")
        for column in points.T:
            file.write(",".join(repr(float(x)) for x in column) + "\n")


def directions(path):
    folder = os.path.join(os.path.dirname(scipy.__file__), "stats")
    table = np.load(os.path.join(folder, "_sobol_direction_numbers.npz"))
    with open(path, "w") as file:
        file.write("//! Primitive polynomials and first direction numbers of the Sobol sequence (Joe and Kuo 2008), as SciPy has them.\n\n")
        file.write("/// For each dimension after the first: the polynomial's bits, and its first direction numbers, as many as its degree.\n")
        file.write(f"pub(super) const DIRECTIONS: [(u64, &[u32]); {DIMENSIONS - 1}] = [\n")
        for d in range(1, DIMENSIONS):
            polynomial = int(table["poly"][d])
            degree = polynomial.bit_length() - 1
            first = ", ".join(str(int(m)) for m in table["vinit"][d][:degree])
            file.write(f"    ({polynomial}, &[{first}]),\n")
        file.write("];\n")


salib()
sobol_points()
if len(sys.argv) > 1:
    directions(sys.argv[1])
