"""Tables and cards that lost all that parted their cells, and lists whose heading says their unit."""

from typing import Any

import pytest
from extract_help import case, told

TABLES = [
    # Thousands end where three digits behind a comma do.
    case("StateMonthly Pay 2022Monthly Pay 2023\n"
         "1Goa14,50015,200\n"
         "2Assam9,75010,100\n"
         "3Sikkim12,00012,640",
         "wage.level 10100 INR/month @geography:assam 2023",
         "wage.level 12000 INR/month @geography:sikkim 2022",
         "wage.level 12640 INR/month @geography:sikkim 2023",
         "wage.level 14500 INR/month @geography:goa 2022",
         "wage.level 15200 INR/month @geography:goa 2023",
         "wage.level 9750 INR/month @geography:assam 2022",
         country="IN"),
    # A second figure below the first is no end of a range but a loss.
    case("TownAverage Salary 2021Average Salary 2022Change Per Year% Change\n"
         "DurbanR 214,300R 209,900-R 4,400-2\n"
         "GeorgeR 180,250R 196,000R 15,7509",
         "wage.mean 180250 ZAR/year @geography:george 2021",
         "wage.mean 196000 ZAR/year @geography:george 2022",
         "wage.mean 209900 ZAR/year @geography:durban 2022",
         "wage.mean 214300 ZAR/year @geography:durban 2021",
         country="ZA"),
    # The number of a step touches its sum.
    case("S/NGrade LevelMonthly Pay (₦)Annual Pay (₦)\n"
         "1Level 796,0001,152,000\n"
         "2Level 8101,5001,218,000\n"
         "3Level 9112,0001,344,000",
         "wage.level 101500 NGN/month @level:level-8",
         "wage.level 112000 NGN/month @level:level-9",
         "wage.level 1152000 NGN/year @level:level-7",
         "wage.level 1218000 NGN/year @level:level-8",
         "wage.level 1344000 NGN/year @level:level-9",
         "wage.level 96000 NGN/month @level:level-7",
         country="NG"),
    # The columns are of two occupations, or named by the last word alone.
    case("S.NoTownBaker (Rs.)Miller (Rs.)\n"
         "1Hapur14,5008,200\n"
         "2Vapi9,7507,100\n"
         "3Satna12,000NA",
         "wage.level 12000 INR/month @geography:satna",
         "wage.level 14500 INR/month @geography:hapur",
         "wage.level 7100 INR/month @other_occupation:miller",
         "wage.level 8200 INR/month @other_occupation:miller",
         "wage.level 9750 INR/month @geography:vapi",
         "wage.level missing @other_occupation:miller",
         kind="pay", heading="Pay per month", country="IN"),
    case("S.NoTownWorker (Rs.)Helper (Rs.)\n"
         "1Hapur14,5008,200\n"
         "2Vapi9,7507,100\n"
         "3Satna12,000NA",
         "wage.level 12000 INR/month @geography:satna",
         "wage.level 14500 INR/month @geography:hapur",
         "wage.level 7100 INR/month @other_occupation:creche-helper",
         "wage.level 8200 INR/month @other_occupation:creche-helper",
         "wage.level 9750 INR/month @geography:vapi",
         "wage.level missing @other_occupation:creche-helper",
         kind="pay", heading="Pay per month", country="IN", occupation="Creche worker"),
    case("TownHourly range\n"
         "Leeds£11-£12\n"
         "York£12-£13\n"
         "Hull£10-£12",
         "wage.level 10..12 GBP/hour @geography:hull",
         "wage.level 11..12 GBP/hour @geography:leeds",
         "wage.level 12..13 GBP/hour @geography:york",
         country="GB"),
]  # fmt: skip

CARDS = [
    case("Workers12,400Median weekly pay$1,410Part-time share9%",
         "employment.count 12400 jobs",
         "employment_share.share_of_occupation 9 percent @worker_class:part-time",
         "wage.median 1410 AUD/week",
         country="AU", heading="At a glance", kind="summary"),
    case("Pay in 20232,400 and more",
         country="AU", heading="At a glance", kind="summary"),
    case("Form7B and Room12 are on Floor3",
         country="AU", heading="At a glance", kind="summary"),
]  # fmt: skip

DASHED = [
    case("- Surat – 3.9 LPA\n"
         "- Kochi – 4.6 LPA",
         "wage.level 390000 INR/year @geography:surat",
         "wage.level 460000 INR/year @geography:kochi",
         heading="Baker salary by city", country="IN"),
    case("- Shift 2 – 6.5\n"
         "- Room – 4",
         heading="Baker salary by city", country="IN"),
]  # fmt: skip

SHARES = [
    case("NSW 31.2\n"
         "VIC 20.4\n"
         "NT 0.9",
         "employment_share.share_of_occupation 0.9 percent @geography:northern-territory",
         "employment_share.share_of_occupation 20.4 percent @geography:victoria",
         "employment_share.share_of_occupation 31.2 percent @geography:new-south-wales",
         heading="States and territories (% share)", country="AU", kind="employment"),
    case("NSW 31.2\n"
         "VIC 20.4\n"
         "NT 0.9",
         heading="Bus routes", country="AU", kind="other"),
    case("Nairobi 44\n"
         "Mombasa 12",
         "employment_share.share_of_occupation 12 percent @geography:mombasa",
         "employment_share.share_of_occupation 44 percent @geography:nairobi",
         heading="Percentage of bakers by county", country="KE", kind="employment"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "given"), TABLES + CARDS + DASHED + SHARES)
def test_what_lost_its_joints_is_read_by_its_figures(text: str, claims: list[str], given: dict[str, Any]) -> None:
    assert told(text, given) == claims
