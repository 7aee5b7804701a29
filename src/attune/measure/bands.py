"""A norm of an instrument file as the band that a percentile is read from. Needs no Django: commands use it, too."""

from attune.core.curriculum.instrument_facts import Norm
from attune.core.measurement.norms import Band


def band(norm: Norm) -> Band:
    """The same group and figures."""
    return Band(
        population=norm.population,
        n=norm.n,
        year=norm.year,
        gender=norm.gender,
        ages=norm.ages,
        mean=norm.mean,
        sd=norm.sd,
        percentiles=tuple((float(percent), score) for percent, score in norm.percentiles.items()),
        source=norm.source,
    )
