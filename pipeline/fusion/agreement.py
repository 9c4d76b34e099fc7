"""agreement: sources that agree with each other far more than with the rest, before anything is believed.

With one accuracy a source, the agreement of two is foretold by what each has with all others: a one-factor model. A
clique of copiers that is a majority wins every vote, and no losing value gives it away; that its members agree beyond
the model does. The fit is robust (Cauchy weights), as the pairs of a clique are outliers in it. A presumption only:
`find_copies` looks at the evidence once the presumed clique no longer vouches for itself.
"""

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from pipeline.fusion.values import Flags, Floats, Integers

MOST_SOURCES = 400  # compared in pairs; among more, no clique is a majority of what each item has
LEAST_MET = 20  # items that a pair must both speak of
EXCESS = 0.4  # of a copier's values that agreement beyond the model must explain
CLEAR = 4.0  # standard errors that it must lie above the model
ALIKE = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5)  # chances, tried in turn, that two errors on one item are the same
TURNS, STILL = 100, 1e-4
LEAST, MOST = 0.05, 0.995


def presume_cliques(source: Integers, cluster: Integers, item: Integers, sources: int) -> Integers:
    """A family number for each of the sources; claims are given as source, cluster of agreeing values, and item."""
    alone = np.arange(sources)
    if sources < 4 or sources > MOST_SOURCES:  # three pairs foretell nothing
        return alone
    one = np.ones(len(source))
    says = sparse.csr_array((one, (source, cluster)), shape=(sources, int(cluster.max()) + 1))
    speaks = sparse.csr_array((one, (source, item)), shape=(sources, int(item.max()) + 1))
    met = (speaks @ speaks.T).toarray()
    agreed = (says @ says.T).toarray() / np.maximum(met, 1)
    usable = met >= LEAST_MET
    np.fill_diagonal(usable, False)
    if not usable.any():
        return alone
    foretold = min((fit_agreement(agreed, met, usable, alike) for alike in ALIKE), key=lambda fit: fit[0])[1]
    beyond = agreed - foretold
    clique = usable & (beyond > EXCESS * (1 - foretold)) & (beyond > CLEAR * standard_error(foretold, met))
    family: Integers = connected_components(sparse.csr_array(clique), directed=False)[1].astype(np.int64)
    return family


def fit_agreement(agreed: Floats, met: Floats, usable: Flags, alike: float) -> tuple[float, Floats]:
    """Loss and foretold agreement of every pair, where two errors are the same with chance `alike`."""
    accuracy = np.full(len(agreed), 0.75)
    for _ in range(TURNS):
        weight = weigh_pairs(agreed, met, usable, foretell(accuracy, alike))[1]
        slope = accuracy - (1 - accuracy) * alike
        above = weight * (agreed - (1 - accuracy) * alike) * slope
        room = np.maximum((weight * slope**2).sum(axis=1), 1e-9)
        step = 0.5 * (np.clip(above.sum(axis=1) / room, LEAST, MOST) - accuracy)
        accuracy = accuracy + step
        if np.abs(step).max() < STILL:
            break
    foretold = foretell(accuracy, alike)
    error = weigh_pairs(agreed, met, usable, foretold)[0]
    return round(float((usable * np.log1p(error**2)).sum()), 6), foretold


def weigh_pairs(agreed: Floats, met: Floats, usable: Flags, foretold: Floats) -> tuple[Floats, Floats]:
    """Standard errors that each pair lies from the model, and its weight: that of its items, less for an outlier."""
    spread = standard_error(foretold, met)
    error = (agreed - foretold) / spread
    return error, usable / spread**2 / (1 + error**2)


def foretell(accuracy: Floats, alike: float) -> Floats:
    """The agreement of each pair: both right, or both wrong in the same way."""
    found: Floats = np.outer(accuracy, accuracy) + np.outer(1 - accuracy, 1 - accuracy) * alike
    return found


def standard_error(share: Floats, count: Floats) -> Floats:
    """Of a share seen in so many items."""
    found: Floats = np.maximum(np.sqrt(share * (1 - share) / np.maximum(count, 1)), 1e-3)
    return found
