"""Layouts in which a text scrape leaves a table: each line of a case is the text, then its rows with bars between cells."""

import pytest

from pipeline.flat_tables import read_flat_rows
from pipeline.spans import lines


def rows_of(said: str) -> list[str]:
    """The rows of the first table of a text: " / " ends a line, " // " a paragraph."""
    text = said.replace(" // ", "\n\n").replace(" / ", "\n")
    every = list(lines(text))
    found = next((rows for first in range(len(every)) if (rows := read_flat_rows(text, every, first))), [])
    return ["|".join(" ".join(text[a:b].split()) for a, b in row) for _, row in found]


HEADS_ON_LINES = [
    ("Trade // Workers // Median pay // Glaziers // 1,310 // $44,200 // Tilers // 940 // $41,870",
     "Trade|Workers|Median pay; Glaziers|1,310|$44,200; Tilers|940|$41,870"),
    ("Region / Mean hourly wage / North / £14.20 / South / £15.05 / East / £13.90",
     "Region|Mean hourly wage; North|£14.20; South|£15.05; East|£13.90"),
    ("County // Employment // Annual openings // Median wage // Kerry // 310 // 24 // €31,400 // Cavan // 120 // 9 // €29,950",
     "County|Employment|Annual openings|Median wage; Kerry|310|24|€31,400; Cavan|120|9|€29,950"),
    ("Experience / Average salary (INR) / 0-1 years / INR 2.8 LPA / 2-4 years / INR 4.1 LPA / 5-9 years / INR 6.6 LPA",
     "Experience|Average salary (INR); 0-1 years|INR 2.8 LPA; 2-4 years|INR 4.1 LPA; 5-9 years|INR 6.6 LPA"),
    ("Grade // Entry pay // Top pay // Usher // R7 400 // R9 150 // Head usher // R10 200 // R12 800",
     "Grade|Entry pay|Top pay; Usher|R7 400|R9 150; Head usher|R10 200|R12 800"),
]  # fmt: skip
TWO_TIERS = [
    ("State / Employment / Percent change / 2021 / 2031 / Iowa / 2,210 / 2,340 / 6% / Idaho / 810 / 902 / 11%",
     "State|Employment||Percent change; |2021|2031|; Iowa|2,210|2,340|6%; Idaho|810|902|11%"),
    ("Area Employment Change Openings / 2019 2029 Number Percent / Delta 410 455 45 11% 40 / Plains 220 231 11 5% 21",
     "Area|Employment||Change||Openings; |2019|2029|Number|Percent|; Delta|410|455|45|11%|40; Plains|220|231|11|5%|21"),
    ("Occupation Employment Change / 2022 2032 Number Percent / Weavers 1,240 1,180 -60 -5% / Dyers 360 371 11 3%",
     "Occupation|Employment||Change|; |2022|2032|Number|Percent; Weavers|1,240|1,180|-60|-5%; Dyers|360|371|11|3%"),
    ("Area / Jobs / Change / 2020 / 2030 / Number / Percent / Gulf / 1,900 / 2,090 / 190 / 10% / Hills / 700 / 714 / 14 / 2%",
     "Area|Jobs||Change|; |2020|2030|Number|Percent; Gulf|1,900|2,090|190|10%; Hills|700|714|14|2%"),
    ("Region Employment Projected Openings / 2024 2034 / Coast 1,510 1,630 140 / Inland 600 590 55",
     "Region|Employment||Projected Openings; |2024|2034|; Coast|1,510|1,630|140; Inland|600|590|55"),
]  # fmt: skip
MISSING = [
    ("State Jobs Mean wage Growth / Ohio 1,240 $31,200 4% / Utah $29,900 2% / Maine 310 $30,150 1%",
     "State|Jobs|Mean wage|Growth; Ohio|1,240|$31,200|4%; Utah||$29,900|2%; Maine|310|$30,150|1%"),
    ("Trade Workers Median pay / Tilers 2,210 $41,870 / Glaziers 1,310 $44,200 / Slaters 140 / Joiners 3,050 $46,020",
     "Trade|Workers|Median pay; Tilers|2,210|$41,870; Glaziers|1,310|$44,200; Slaters|140|; Joiners|3,050|$46,020"),
    ("City Low Average pay High / Lyon €21,000 €28,100 €33,000 / Nice €20,500 €27,400 €32,100 / Metz €26,300 / Brest €19,900 €26,900 €31,000",
     "City|Low|Average pay|High; Lyon|€21,000|€28,100|€33,000; Nice|€20,500|€27,400|€32,100; Brest|€19,900|€26,900|€31,000"),
    ("County Employment Annual wage Hourly wage / Clay 440 $33,280 $16.00 / Polk 1,205 $35,360 $17.00 / Ward (2) $31,200 $15.00",
     "County|Employment|Annual wage|Hourly wage; Clay|440|$33,280|$16.00; Polk|1,205|$35,360|$17.00; Ward|(2)|$31,200|$15.00"),
    ("GeographyMedian HourlyMedian Annually / Lake County$29.14$60,611 / Inland Region$31.72$65,978 / Modoc CountyN/AN/A / Napa County$28.06$58,365",
     "Geography|Median Hourly|Median Annually; Lake County|$29.14|$60,611; Inland Region|$31.72|$65,978; Modoc County|N/A|N/A; Napa County|$28.06|$58,365"),
]  # fmt: skip
RANKED = [
    ("RankStateMean wageJobs / 1Idaho$41,2001,310 / 2Nevada$40,150880 / 3Utah$39,9002,040",
     "State|Mean wage|Jobs; Idaho|$41,200|1,310; Nevada|$40,150|880; Utah|$39,900|2,040"),
    ("Rank / City / Median pay / 1 / Cork / €34,100 / 2 / Galway / €33,400 / 3 / Sligo / €31,900",
     "Rank|City|Median pay; 1|Cork|€34,100; 2|Galway|€33,400; 3|Sligo|€31,900"),
    ("Rank State Mean annual pay 1 Iowa $36,200 2 South Dakota $35,400 3 Kansas $34,900",
     "State|Mean annual pay; Iowa|$36,200; South Dakota|$35,400; Kansas|$34,900"),
    ("SOC code Occupation title Employment Median hourly wage / 51-3091 Oven Operators 1,050 $18.20 / 51-3092 Batchmakers 2,310 $17.95",
     "Occupation title|Employment|Median hourly wage; Oven Operators|1,050|$18.20; Batchmakers|2,310|$17.95"),
    ("Rank State Average wage / 1 Oregon $22.40 / 2 Montana $21.10 / 3 Wyoming $20.95",
     "State|Average wage; Oregon|$22.40; Montana|$21.10; Wyoming|$20.95"),
]  # fmt: skip
CAPTIONED = [
    ("Loom hands, 2023 // State Jobs Mean wage / Ohio 1,240 $31,200 / Utah 310 $29,900 // Source: the guild's count.",
     "State|Jobs|Mean wage; Ohio|1,240|$31,200; Utah|310|$29,900"),
    ("Table 4. Pay by region, May 2022 / RegionMean pay / North$31,400 / South$30,250",
     "Region|Mean pay; North|$31,400; South|$30,250"),
    ("Wages of ushers (2021) / Area Low Median High / Leeds 9.10 10.40 12.75 / York 9.05 10.15 12.20",
     "Area|Low|Median|High; Leeds|9.10|10.40|12.75; York|9.05|10.15|12.20"),
    ("In what places do tilers earn most? // Place // Pay a year // Reno, NV // $48,200 // Elko, NV // $47,150 // Figures of 2020",
     "Place|Pay a year; Reno, NV|$48,200; Elko, NV|$47,150"),
    ("2019 Wages // CountyMedian HourlyMedian Annually / Clare County$19.14$39,811 / Lake County$21.72$45,178",
     "County|Median Hourly|Median Annually; Clare County|$19.14|$39,811; Lake County|$21.72|$45,178"),
]  # fmt: skip
REPEATED = [
    ("Low Median High / Canada 20.15 25.80 36.10 / Province/ Area Low Median High / Yukon 21.10 26.40 34.95",
     "|Low|Median|High; Canada|20.15|25.80|36.10"),
    ("State Jobs Mean wage / Ohio 1,240 $31,200 / Utah 310 $29,900 / State Jobs Mean wage / Iowa 520 $30,050 / Maine 140 $30,900",
     "State|Jobs|Mean wage; Ohio|1,240|$31,200; Utah|310|$29,900; Iowa|520|$30,050; Maine|140|$30,900"),
    ("Trade 2020 Mean Pay Trade 2020 Mean Pay Millers $40,240 Oven hands $23,610 Cake decorators $26,220",
     "Trade|2020 Mean Pay; Millers|$40,240; Oven hands|$23,610; Cake decorators|$26,220"),
    ("City / Average pay / Faro / €14,200 / Braga / €13,900 / City / Average pay / Porto / €15,100 / Lisbon / €16,850",
     "City|Average pay; Faro|€14,200; Braga|€13,900; Porto|€15,100; Lisbon|€16,850"),
    ("StageHourly rate / Trainee£11.10 / Fitter£15.60 / StageHourly rate / Leading fitter£17.20 / Foreman£19.05",
     "Stage|Hourly rate; Trainee|£11.10; Fitter|£15.60; Leading fitter|£17.20; Foreman|£19.05"),
]  # fmt: skip
DIVIDED = [
    ("Area Jobs Median pay / Nevada / Reno 310 $41,200 / Elko 90 $39,900 / Utah / Provo 240 $38,750 / Ogden 130 $38,100",
     "Area|Jobs|Median pay; Nevada||; Reno|310|$41,200; Elko|90|$39,900; Utah||; Provo|240|$38,750; Ogden|130|$38,100"),
    ("Grade / Low pay / High pay / Cooks / Trainee / £17,000 / £18,200 / Chef / £24,000 / £29,500 / Porters / Porter / £16,100 / £17,400",
     "Grade|Low pay|High pay; Cooks||; Trainee|£17,000|£18,200; Chef|£24,000|£29,500; Porters||; Porter|£16,100|£17,400"),
    ("RoleSalary per yearRate per hour / Deckhands / Junior£19,905£10.20 / Able£24,110£12.35 / Mates / Second£31,540£16.10",
     "Role|Salary per year|Rate per hour; Deckhands||; Junior|£19,905|£10.20; Able|£24,110|£12.35; Mates||; Second|£31,540|£16.10"),
    ("Area Name Entry wage Mean wage / Statewide 15.20 20.40 / Cities / Akron 15.00 20.10 / Rest of the state / South 13.90 18.40",
     "Area Name|Entry wage|Mean wage; Statewide|15.20|20.40; Cities||; Akron|15.00|20.10; Rest of the state||; South|13.90|18.40"),
    ("Step Hourly rate Weekly pay / 2023 / First $19.10 $764.00 / Second $20.35 $814.00 / 2024 / First $19.80 $792.00 / Second $21.10 $844.00",
     "Step|Hourly rate|Weekly pay; 2023||; First|$19.10|$764.00; Second|$20.35|$814.00; 2024||; First|$19.80|$792.00; Second|$21.10|$844.00"),
]  # fmt: skip
GLUED = [
    ("LevelSalary / Level 6131,000 / Level 7138,000 / Level 8144,500",
     "Level|Salary; Level 6|131,000; Level 7|138,000; Level 8|144,500"),
    ("Step Annual pay / Step 148,120 / Step 249,310 / Step 350,600",
     "Step|Annual pay; Step 1|48,120; Step 2|49,310; Step 3|50,600"),
    ("PositionSalary GradeAmount / Clerk ISG 4Php 16,209 / Clerk IISG 6Php 18,255 / Clerk IIISG 8Php 20,534",
     "Position|Salary Grade|Amount; Clerk I|SG 4|Php 16,209; Clerk II|SG 6|Php 18,255; Clerk III|SG 8|Php 20,534"),
    ("StagePostYearsPay / NewOven Hand0-2£19,500 / MidBaker3-6£24,300 / OldHead Baker7+£33,500",
     "Stage|Post|Years|Pay; New|Oven Hand|0-2|£19,500; Mid|Baker|3-6|£24,300; Old|Head Baker|7+|£33,500"),
    ("TownPay per yearPay per hour / Elko, NV$41,730$20.06 / Minot, ND$38,905$18.70 / Eureka, CA$40,100$19.28",
     "Town|Pay per year|Pay per hour; Elko, NV|$41,730|$20.06; Minot, ND|$38,905|$18.70; Eureka, CA|$40,100|$19.28"),
]  # fmt: skip
BROKEN_AT_LABELS = [
    ("YearMean PayChange / 2021 / $31,200 / 2.1% / 2020 / $30,560 / N/A", "Year|Mean Pay|Change; 2021|$31,200|2.1%; 2020|$30,560|N/A"),
    ("AreaMedian PayMean Pay / Salem / $34,050$35,210 / Great Falls / N/A$31,870",
     "Area|Median Pay|Mean Pay; Salem|$34,050|$35,210; Great Falls|N/A|$31,870"),
    ("State Jobs Mean wage / Ohio / 1,240 $31,200 / Utah / 310 $29,900 / Maine / 140 $30,900",
     "State|Jobs|Mean wage; Ohio|1,240|$31,200; Utah|310|$29,900; Maine|140|$30,900"),
    ("TradePay a weekPay from 1 May 2023 / Oven handR1980.50R2104.25 / Master baker / (all shifts) / R2750.00R2913.40",
     "Trade|Pay a week|Pay from 1 May 2023; Oven hand|R1980.50|R2104.25; Master baker (all shifts)|R2750.00|R2913.40"),
    ("Occupation Employment Mean wage / Cutters and trimmers, / hand 120 $28,400 / Fabric menders, / except garment 60 $27,950 / Dyers 330 $30,100",
     "Occupation|Employment|Mean wage; Cutters and trimmers, hand|120|$28,400; Fabric menders, except garment|60|$27,950; Dyers|330|$30,100"),
]  # fmt: skip
PLACE_BY_LEVEL = [
    ("City Junior Mid-level Senior / Leeds £24,000 £31,000 £42,500 / Cardiff £22,500 £29,400 £40,100",
     "City|Junior|Mid-level|Senior; Leeds|£24,000|£31,000|£42,500; Cardiff|£22,500|£29,400|£40,100"),
    ("Job Title Dublin € Galway € Belfast £ // Treasury Clerk 58,000 - 66,000 52,000 - 60,000 36,000 - 42,000 // Payroll Lead 55,000 - 68,000 48,000 - 58,000 35,000 - 44,000",
     "Job Title|Dublin €|Galway €|Belfast £; Treasury Clerk|58,000 - 66,000|52,000 - 60,000|36,000 - 42,000; Payroll Lead|55,000 - 68,000|48,000 - 58,000|35,000 - 44,000"),
    ("Location / Entry level / Experienced / Perth / $58,000 / $81,000 / Hobart / $54,500 / $76,200",
     "Location|Entry level|Experienced; Perth|$58,000|$81,000; Hobart|$54,500|$76,200"),
    ("CityStarting payTop pay / Kochi₹2.4 lakh₹5.1 lakh / Pune₹3.1 lakh₹7.8 lakh", "City|Starting pay|Top pay; Kochi|₹2.4 lakh|₹5.1 lakh; Pune|₹3.1 lakh|₹7.8 lakh"),
    ("Region Entry-level Median Experienced / Gulf 14.10 19.80 27.30 / Plains 13.75 18.60 25.90",
     "Region|Entry-level|Median|Experienced; Gulf|14.10|19.80|27.30; Plains|13.75|18.60|25.90"),
]  # fmt: skip
UNIT_WORDS = [
    ("Trade Length Course fee / Glazing 3 years R21,500 / Tiling 18 months R14,800 / Slating 2 years R17,250",
     "Trade|Length|Course fee; Glazing|3 years|R21,500; Tiling|18 months|R14,800; Slating|2 years|R17,250"),
    ("Industry Employment Median pay / Mills 3,400 jobs $17.20 per hour / Quarries 1,250 jobs $21.90 per hour",
     "Industry|Employment|Median pay; Mills|3,400 jobs|$17.20 per hour; Quarries|1,250 jobs|$21.90 per hour"),
    ("Region / Workers / Mean wage / North / 3,400 workers / £14.20 an hour / South / 2,900 workers / £15.10 an hour",
     "Region|Workers|Mean wage; North|3,400 workers|£14.20 an hour; South|2,900 workers|£15.10 an hour"),
    ("Stage Hours Rate / Learner 38 hours $14.10 an hour / Leading hand 40 hours $23.75 an hour",
     "Stage|Hours|Rate; Learner|38 hours|$14.10 an hour; Leading hand|40 hours|$23.75 an hour"),
    ("State Number employed Average pay / Iowa 310 people $31,400 a year / Ohio 1,150 people $33,250 a year",
     "State|Number employed|Average pay; Iowa|310 people|$31,400 a year; Ohio|1,150 people|$33,250 a year"),
]  # fmt: skip
EVERY = [
    *HEADS_ON_LINES, *TWO_TIERS, *MISSING, *RANKED, *CAPTIONED, *REPEATED, *DIVIDED, *GLUED, *BROKEN_AT_LABELS,
    *PLACE_BY_LEVEL, *UNIT_WORDS,
]  # fmt: skip


@pytest.mark.parametrize(("said", "rows"), EVERY)
def test_a_table_is_read_in_each_of_its_layouts(said: str, rows: str) -> None:
    assert rows_of(said) == rows.split("; ")
