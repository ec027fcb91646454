"""The five DORA delivery metrics from a list of deployments."""

from dataclasses import dataclass
from statistics import median


@dataclass
class Deploy:
    lead_hours: float  # from commit to production
    repair_hours: float | None = None  # set when it failed
    unplanned: bool = False  # made only because of an incident


def dora(deploys: list[Deploy], weeks: int) -> dict[str, float | None]:
    failed = [d.repair_hours for d in deploys if d.repair_hours is not None]
    return {
        "change lead time, h": median(d.lead_hours for d in deploys),
        "deployments a week": len(deploys) / weeks,
        "recovery time, h": median(failed) if failed else None,
        "change fail rate": len(failed) / len(deploys),
        "rework rate": sum(d.unplanned for d in deploys) / len(deploys),
    }


failed = Deploy(9, repair_hours=2)
hotfix = Deploy(1, unplanned=True)
month = [Deploy(20), Deploy(6), failed, hotfix] * 4
for name, value in dora(month, weeks=4).items():
    print(name, value)
# → change lead time, h 7.5
# → deployments a week 4.0
# → recovery time, h 2.0
# → change fail rate 0.25
# → rework rate 0.25
