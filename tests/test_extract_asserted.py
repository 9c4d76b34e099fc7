"""Words that a sentence asserts of the occupation, and the same words only mentioned, offered or said of others."""

from typing import Any

import pytest
from extract_help import case, told

SCHOOLING = [
    case("Florists usually enter with a high school diploma.", "education.typical high_school"),
    case("A GED will do.", "education.typical high_school"),
    case("Most of them hold a certificate in floral design.", "education.prevalent postsecondary_nondegree"),
    case("A degree in botany.", "education.preferred bachelor", heading="Desirable"),
    case(
        "Florists typically need postsecondary nondegree training, such as courses at a trade school.",
        "education.typical postsecondary_nondegree",
    ),
    case("The least one needs for the job is a diploma in floristry.", "education.required postsecondary_nondegree"),
    case("Some shops would rather see an associate degree.", "education.preferred associate"),
    case("Degree level: Associate's", "education.typical associate"),
    case("Education level: Bachelor's degree or higher", "education.typical bachelor"),
    case("Typical education needed: Postsecondary nondegree award", "education.typical postsecondary_nondegree"),
    case("There is no degree requirement.", "education.required no_formal_credential"),
    case("Formal education is not required.", "education.required no_formal_credential"),
    case("Doctoral degrees are needed to teach.", "education.required doctoral_or_professional"),
    case("You will need at least a level 3 diploma.", "education.required postsecondary_nondegree", country="GB"),
    case("Completion of Year 10 is needed.", "education.required high_school", country="AU"),
    case("Graduate in any stream", "education.typical bachelor", country="IN"),
    # mentioned, offered, not needed
    case("This week shines a light on vocational training in this country."),
    case("Two colleges in the county offer a bachelor's degree in the field."),
    case(
        "A diploma in floral art can be completed in ten months by evening classes.",
        "training_duration.level 10 months @programme:diploma",
    ),
    case("A college degree is not mandatory."),
    case("Nobody in this trade asks whether you have a degree; employers do not require their hands to hold degrees."),
    case("Once you have finished your certificate you can open a shop."),
    case("The right degree for you depends on where you hope to work."),
    case("It pays to finish high school."),
    # of pupils, schools and courses
    case("The placement office of a secondary school can help you find a first post."),
    case("Applicants to the training scheme must have a high school diploma."),
    case("Most programs require a high school diploma or a GED."),
    # of some, by pay or share
    case("Those with a master's degree earn more than those without.", kind="education"),
    case("Bachelor's degree 52%", kind="education"),
    case("High school diploma or less - 48%", kind="education"),
    case("18 percent hold a bachelor's degree.", kind="education"),
    case("You may also come into the trade with a foundation degree."),
    case("Which degree suits you will vary with the firm."),
    case("College degrees are seldom asked for."),
    case("A level 2 award is equivalent to five GCSEs.", country="GB"),
    case("A degree could be of use.", "education.preferred bachelor"),
    case("A certificate in floristry is held by most workers.", "education.prevalent postsecondary_nondegree"),
    case("Class 12 pass is compulsory.", "education.required high_school", country="IN"),
    case("People who hold a master's degree should find work sooner.", kind="education"),
]

TRAINING = [
    case("Most tilers learn through an apprenticeship.", "training.typical apprenticeship"),
    case(
        "The way into the trade is a four-year apprenticeship.",
        "training.typical apprenticeship",
        "training_duration.level 4 years",
    ),
    case("Ask the guild about apprenticeships near you."),
    case("Some learn through an apprenticeship."),
    case("You could choose an apprenticeship, a course at college or a job as a helper."),
    case(
        "A short course takes 10 weeks, while evening classes take a year.",
        "training_duration.level 10 weeks @programme:course",
        "training_duration.level 1 years",
    ),
    case(
        "You need good hands, after which an apprenticeship of 3 years follows.",
        "training.typical apprenticeship",
        "training_duration.level 3 years",
    ),
    case("Ten months of tiling school is the rule.", "training_duration.level 10 months @programme:tiling-school"),
    case("It may take 5 years to build up a list of clients."),
    case("A degree course will as a rule last three years."),
    case("From helper to foreman it takes eight years."),
    case("Read next: all you need to know about internships in Leeds"),
    case("Certificate programs: 6-12 months", "training_duration.level 6..12 months @programme:certificate"),
    case("Time to complete: 4-6 weeks", "training_duration.level 4..6 weeks"),
    case("Learnership: 12 months", "training_duration.level 12 months"),
    case("Most programs are two years long.", "training_duration.level 2 years @programme:program"),
    case("You can qualify in 2 years.", "training_duration.level 2 years"),
    case("This apprenticeship is run by three firms on the coast."),
    case("New hands are on probation for six months."),
    case("Diploma in Tiling (2 years)", "training_duration.level 2 years @programme:diploma"),
    case(
        "A certificate in tiling can be earned within nine months.",
        "training_duration.level 9 months @programme:certificate",
    ),
    case("Apprenticeships often last 3 years.", "training_duration.level 3 years"),
    case("A three-year apprenticeship leads to the trade test.", "training_duration.level 3 years"),
    case("Most workers learn in a few months on the job.", "training_duration.level few months"),
    case("Expect two years before you're fully trained.", "training_duration.level 2 years"),
    case("Recruits spend 12 weeks at the college.", "training_duration.level 12 weeks"),
    case("You must be certified by the state within 12 months.", "licence.level required"),
    case(
        "1. Diploma in Tiling - 2 years\n2. B.Sc in Tiling - 3 years\n",
        "training_duration.level 2 years @programme:diploma",
    ),
    case(
        "Track\tLength\tCost\nDay tiling certificate\t6 months\t$5,850\nDegree in tiling\t2 years\t$13,640\n",
        "training_duration.level 6 months @programme:certificate",
    ),
    case("| At a glance | |\n|---|---|\n| Training | 6 months to 2 years |\n", "training_duration.level 6..24 months"),
    case("Two of the six months are spent on site."),
    case("The B.Tech takes four years."),
    case(
        "A tiling certificate is required by law, and the apprenticeship takes three years.",
        "licence.level required",
        "training_duration.level 3 years",
    ),
    case("The Level 5 certificate takes a year.", "training_duration.level 1 years @programme:certificate"),
    case("Evening certificate: 9 months", "training_duration.level 9 months @programme:certificate", kind="other"),
    case(
        "An online certificate takes 6 months (fee: $450).", "training_duration.level 6 months @programme:certificate"
    ),
    case("You may do a short certificate, 20 weeks long.", "training_duration.level 20 weeks @programme:certificate"),
    case(
        "The initial course lasts 14 weeks, and learning the rest usually takes three years.",
        "training_duration.level 14 weeks @programme:course",
        "training_duration.typical 3 years",
    ),
    case("You can come in by:\n- a college course\n- an apprenticeship\n", heading="Ways in"),
]

LICENCES = [
    case("All states but one require tilers to be licensed.", "licence.level sometimes"),
    case("Fifteen states require tilers to be licensed.", "licence.level sometimes"),
    case("Some councils require tilers who cut stone to be licensed.", "licence.level sometimes"),
    case("Certification by the Guild is mandatory.", "licence.level required"),
    case("Certification is not mandatory."),
    case("A trade certificate is required by law.", "licence.level required"),
    case("Licenses: None", "licence.level not_required", heading="Education and licenses"),
    case("Must be licensed in the state where they work", "licence.level required"),
    case("Trade certification: voluntary", "licence.level not_required"),
    case("You need no licence.", "licence.level not_required"),
    case("There is no state license for tilers.", "licence.level not_required"),
    case("Registration isn't compulsory, but good clients ask.", "licence.level not_required"),
    case("Some cities require a license to tile for hire.", "licence.level sometimes"),
    case("You must not tile without a licence.", "licence.level required"),
    case("You must hold a full car licence."),
    case("Only a few states ask for one.", "licence.level sometimes", heading="Do I need a license?"),
    case("In 21 states, yes.", "licence.level sometimes", heading="Does a tiler need a license?"),
    case("Nearly all states require tilers to hold a licence.", "licence.level sometimes"),
    case("Most states do not require tilers to be licensed.", "licence.level sometimes"),
    case("Only a few counties require a license.", "licence.level sometimes"),
    case("Nobody may tile a bathroom without being registered.", "licence.level required"),
    case("After two years you will need to register with the board.", "licence.level required"),
    case("Working without a licence is an offence.", "licence.level required"),
    case("About 900 tilers hold a licence in this state.", "employment.count ~900 jobs"),
    case("The licensing authority meets each month."),
    case("A license is needed for work in nearly all states.", "licence.level sometimes"),
    case("Licensed in all 50 states", "licence.level required"),
    case("Ask whether your county requires a license."),
    case("Do tilers need a license?"),
    case("It is illegal to tile a pool without a licence.", "licence.level required"),
    case("A commercial driver's license is required.", "licence.level required"),
    case("Step 4: Get your license", "licence.level required"),
    case("A valid driver's license is required."),
    case("Certification or Licensing Required", "licence.level required"),
]

HOURS = [
    case("Members who worked less than 20 hours a week were few."),
    case("Crews run a shift system.", "work_schedule.level shift"),
    case("Most do between 30 and 40 hours a week.", "work_schedule.typical 30..40 hours/week"),
    case("Hours of work are 40 a week.", "work_schedule.level 40 hours/week", kind="pay", heading="Wage rates"),
    case("Part-time work is rare."),
    case("Figures are rounded to the nearest 10.", heading="Hours"),
    case(
        "Expect full-time work, often 50 hours a week.",
        "work_schedule.level 50 hours/week",
        "work_schedule.level full_time",
    ),
    case("Full-time is 38 hours a week.", "work_schedule.level 38 hours/week @worker_class:full-time"),
    case("Nearly all work full time.", "work_schedule.typical full_time"),
    case("Tilers often work 50 hours a week in summer.", "work_schedule.level 50 hours/week"),
    case("Tilers usually work 40 hours a week.", "work_schedule.typical 40 hours/week"),
    case(
        "Tilers are on the roster for a 40 hour week although their pay is for 38 hours.",
        "work_schedule.level 40 hours/week",
    ),
    case("At sea the week has 44 hours.", "work_schedule.level 44 hours/week", heading="Ranks and pay"),
    case("Annual pay is based on a 40-hour week."),
    case("If you work 40 hours a week you will be tired."),
    case("Students may lay tiles for up to 20 hours a week."),
    case("Three 12-hour shifts a week is common.", "work_schedule.level shift"),
    case("A part-time job with a tiler is a good way to begin."),
    case("The shop is open 60 hours a week."),
    case("Shift work is rare."),
    case("No two shifts are the same."),
    case("Part-time work, job-sharing and flexible hours are possible."),
    case("Full-time and part-time jobs are available.", "work_schedule.level full_or_part_time"),
    case(
        "Typical schedule: full time; a premium of $1.50 is common after dark.",
        "work_schedule.typical full_time",
    ),
]

GLUED = [
    case("Total Employment41,420", "employment.count 41420 jobs"),
    case("Job growth4.6%", "employment_change.projected 4.6 percent"),
    case("Median Hourly Wage$21", "wage.median 21 USD/hour"),
    case(
        "Job Growth\n8%\nJobs (2024)\n23,700\nOpenings per year\n1,900\n",
        "employment_change.projected 8 percent",
        "employment.count 23700 jobs 2024",
        "openings.mean 1900 jobs/year",
    ),
]

JOBS = [
    case(
        "Growth of 4 percent in jobs is foreseen between 2024 and 2034.",
        "employment_change.projected 4 percent 2024/2034",
    ),
    case("There should be around 800 job openings in that time."),
    case("Each year, some 480 jobs open up.", "openings.mean ~480 jobs/year"),
    case("There are 480 vacancies at the moment."),
    case("The site lists 3,200 openings for tilers."),
    case("Competition for full-time jobs is strong.", "job_prospects.projected competitive"),
    case("Growth will be about average.", "employment_outlook.projected as_fast_as_average"),
    case("Jobs will grow much faster than other occupations.", "employment_outlook.projected much_faster_than_average"),
    case(
        "Between 2016 and 2026 the bureau expects growth of 9 percent, or 4,100 jobs.",
        "employment_change.projected 4100 jobs 2016/2026",
        "employment_change.projected 9 percent 2016/2026",
    ),
    case("Employment has risen 3 percent since 2018.", "employment_change.observed 3 percent 2018/.."),
    case("Growth in the sector was 3% last year."),
    case(
        "Growth: 9.4% (national average: 5%)",
        "employment_change.projected 5 percent @all_occupations:all-occupations",
        "employment_change.projected 9.4 percent",
    ),
    case("% change 2022-32: 9%", "employment_change.projected 9 percent 2022/2032"),
    case("In the county about 60 posts open up each year.", "openings.mean ~60 jobs/year"),
    case("The ministry counts heads and puts their number at 5,600.", "employment.count 5600 jobs"),
    case("The basic pay starts low and rises by 1490 for seven years."),
    case("The town pays $450 (2.3%) better than the next."),
    case("400 projected jobs", "employment_change.projected 400 jobs"),
    case("There were 900 fewer tilers in 2023 than in 2018.", "employment_change.observed -900 jobs 2023"),
    case("Builders added 1,200 jobs for tilers in 2022.", "employment_change.observed 1200 jobs 2022"),
    case("Sales of tiles rose 8 percent, and jobs for tilers rose 2 percent.", "employment_change.observed 2 percent"),
    case("The survey of 629 workers was made by post."),
    case("The biggest firm in town employs nearly 300 tilers."),
    case("The pay of a tiler is expected to grow by 5% within the next 5 years."),
    case("Vacancies have fallen by 12 percent since 2019."),
    case("90% of all the goods in the shop are tiles."),
    case(
        "Some 12 percent are with builders of pools.",
        "employment_share.share_of_occupation ~12 percent @industry:builders-of-pools",
    ),
    case(
        "Job outlook, 2018-28: Declining, -6%",
        "employment_change.projected -6 percent 2018/2028",
        "employment_outlook.projected decline 2018/2028",
    ),
    case("Competition for the best posts is keen."),
    case("Competition for jobs is keen.", "job_prospects.projected competitive"),
    case("Employment Prospects Good", "job_prospects.projected good", kind="skills"),
    case("Advancement Prospects Good"),
    case(
        "Outlook Much Faster than the Average", "employment_outlook.projected much_faster_than_average", kind="skills"
    ),
    case("Then drop us a line about the job."),
    case(
        "There are more tilers in the following states:\nOhio 1,240\nTexas 2,980",
        "employment.count 1240 jobs @geography:ohio",
        "employment.count 2980 jobs @geography:texas",
    ),
]

TABLES = [
    case(
        "State | Employment | Mean wage\n---|---|---\nOhio | 1,240 | $31,200\nTexas | 2,980 | $30,100\n",
        "employment.count 1240 jobs @geography:ohio",
        "employment.count 2980 jobs @geography:texas",
        "wage.mean 30100 USD/year @geography:texas",
        "wage.mean 31200 USD/year @geography:ohio",
    ),
    case(
        "StateEmploymentAnnual wage\nOhio1,240$31,200\nTexas2,980$30,100\nMaine310$33,000\n",
        "employment.count 1240 jobs @geography:ohio",
        "employment.count 2980 jobs @geography:texas",
        "employment.count 310 jobs @geography:maine",
        "wage.level 30100 USD/year @geography:texas",
        "wage.level 31200 USD/year @geography:ohio",
        "wage.level 33000 USD/year @geography:maine",
    ),
    case(
        "California 5,210\nTexas 2,980\n",
        "employment.count 2980 jobs @geography:texas",
        "employment.count 5210 jobs @geography:california",
        heading="Top employing states",
    ),
    case(
        "Builders of pools: 18,300\nGrocery stores: 9,400\n",
        "employment.count 18300 jobs @industry:builders-of-pools 2023",
        "employment.count 9400 jobs @industry:grocery-stores 2023",
        heading="Largest employers of tilers (2023)",
    ),
    case(
        "Pool makers - 18,300\nGrocery stores - 9,400\n",
        "employment.count 18300 jobs @industry:pool-makers 2023",
        "employment.count 9400 jobs @industry:grocery-stores 2023",
        heading="Employment by industry, 2023",
    ),
    case(
        "Region\tEmployed 2022\tEmployed 2027\tChange\nOhio\t1,240\t1,300\t4.8%\n",
        "employment.count 1240 jobs @geography:ohio 2022",
        "employment.count 1300 jobs @geography:ohio 2027",
        "employment_change.projected 4.8 percent @geography:ohio 2022/2027",
    ),
    case(
        "Number of jobs (2022): 38,000 | Job outlook (2022-32): -4% | Openings per year: 4,800",
        "employment.count 38000 jobs 2022",
        "employment_change.projected -4 percent 2022/2032",
        "openings.mean 4800 jobs/year",
    ),
    case("Job Growth (2022-32)\n9%\n", "employment_change.projected 9 percent 2022/2032"),
    case("9%\nJob growth, 2022-32\n", "employment_change.projected 9 percent 2022/2032"),
    case(
        "Utah: 13%\nTexas: 14%\n",
        "employment_change.projected 13 percent @geography:utah",
        "employment_change.projected 14 percent @geography:texas",
        heading="Fastest-growing states",
    ),
    case("Employment should go up 9% from 2022 to 2032.", "employment_change.projected 9 percent 2022/2032"),
    case("In Maine tilers make up 0.2% of all jobs.", "employment_share.share_of_place 0.2 percent @geography:maine"),
    case("Tilers make up 0.3% of all workers."),
    case("State\tShare of state jobs\nOhio\t0.2%\n", "employment_share.share_of_place 0.2 percent @geography:ohio"),
    case("Change in jobs, 2022-32: -1,500", "employment_change.projected -1500 jobs 2022/2032"),
    case("Annual growth: 1.2%"),
    case("Total openings: 4,800"),
    case("Job openings: 15,680"),
    case("Around 31,000, says the guild.", "employment.count ~31000 jobs", heading="How many tilers are there?"),
    case("Ohio has the most tilers, 5,130 in all.", "employment.count 5130 jobs @geography:ohio"),
    case("Helpline 6555 0114"),
    case(
        "| Sector | Share |\n|---|---|\n| Retail trade | 91% |\n",
        "employment_share.share_of_occupation 91 percent @industry:retail-trade",
        heading="Job outlook",
    ),
    case(
        "Hotels employ 36 percent of tilers.",
        "employment_share.share_of_occupation 36 percent @industry:hotels",
        heading="Job Outlook",
    ),
    case("1,000 openings are likely over five years, or about 200 a year.", "openings.mean ~200 jobs/year"),
    case("Job prospects: very good to 2029", "job_prospects.projected very_good ../2029"),
    case("Competition for places on courses is fierce."),
    case("Call at 10512 Rail Street."),
    case("Job opportunities are average.", "job_prospects.projected fair"),
    case("Yearly job openings: 480", "openings.mean 480 jobs/year"),
]

WORD_CARDS = [
    case(
        "Work experience:None\nTraining:Apprenticeship\n", "experience.required none", "training.typical apprenticeship"
    ),
    case("Job Outlook Below Average\n", "employment_outlook.projected slower_than_average"),
    case("10 Year GrowthAbout as fast as average\n", "employment_outlook.projected as_fast_as_average"),
    case("Education No formal educational credential\n", "education.typical no_formal_credential"),
    case("Minimum Education Level\nMaster's Degree\n", "education.required master"),
    case("Outlook\nAbout as Fast as the Average\n", "employment_outlook.projected as_fast_as_average"),
]

EXPERIENCE = [
    case("2 to 5 years", heading="Average salary by experience"),
    case("Someone with experience of between two and five years is expected to earn more."),
    case(
        "Firms typically require one to three years of office experience, preferably with a bank.",
        "experience.typical 1..3 years",
    ),
    case(
        "You don't need experience, and most shops give a week of training.",
        "experience.required none",
        "training_duration.level 1 weeks",
    ),
    case("Someone without experience can expect $15 an hour.", "wage.level 15 USD/hour"),
    case("A tiler who has worked for more than 10 years is good."),
    case("Senior posts need three years of experience.", "experience.required 3 years @level:senior"),
    case("At least three years in a similar post is required.", "experience.required >=3 years"),
    case("Experience needed: 6 months to 2 years", "experience.required 6..24 months"),
    case("Typical experience\nLess than 5 years\n", "experience.typical less_than_5_years"),
    case("No work experience is usually required.", "experience.typical none"),
]


GROUPS = [  # cases, the kind of their section, and the occupation of their page
    (SCHOOLING, "qualifications", "Florist"),
    (TRAINING, "training", "Tiler"),
    (LICENCES, "qualifications", "Tiler"),
    (HOURS, "schedule", "Tiler"),
    (EXPERIENCE, "qualifications", "Tiler"),
    (JOBS, "outlook", "Tiler"),
    (TABLES, "employment", "Tiler"),
    (GLUED, "summary", "Tiler"),
    (WORD_CARDS, "summary", "Tiler"),
]


@pytest.mark.parametrize(
    ("text", "expected", "options", "kind", "occupation"),
    [
        pytest.param(*each.values, kind, occupation, id=f"{kind}-{each.id}", marks=each.marks)
        for cases, kind, occupation in GROUPS
        for each in cases
    ],
)
def test_what_is_asserted(text: str, expected: list[str], options: dict[str, Any], kind: str, occupation: str) -> None:
    assert told(text, {"kind": kind, "occupation": occupation, **options}) == expected
