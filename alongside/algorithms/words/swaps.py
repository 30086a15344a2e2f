"""Hard words and everyday ones that say the same. Facts from many public lists, chosen and worded for this house."""

_SWAPS = """
accommodate: fit in, make room for
accordingly: so
accountable: answers for it
acquiesce: agree
acquire: get
additional: more, extra
additionally: also
adequate: enough
adhere to: keep to
adjacent to: next to
advantageous: helpful
allocate: give, share out
ambulatory: able to walk
amend: change
amongst: among
annually: every year
anticipate: expect
apparent: clear
appropriate: right
approximately: about
ascertain: find out
aspiration: hope
assist: help
assistance: help
at the present time: now
avail of: use
beneficial: helpful
by means of: by
capacity building: helping people learn
carers' respite: a break for carers
cascade: pass on
cease: stop
circulate: send round
clarify: make clear
coherent: clear
collaborate: work together
collaboration: working together
collate: gather
commence: start
commensurate with: that fits
commissioner: person who buys services
commissioning: planning and buying services
competent: able
comply with: keep to
component: part
comprehensive: full
comprise: be made of
concerning: about
concessionary travel: cheaper or free travel
conclude: end
consequently: so
considerable: large
constitute: be
consultation: asking people
convene: hold, call together
cooperate: work together
criteria: rules
cultivate: grow
currently: now
deem: think
deliverable: what will be done
demonstrate: show
despite the fact that: although
determine: decide
dialogue: talk
disburse: pay
discontinue: stop
disposition: way of seeing things
disseminate: share
diverse: different
documentation: papers
domiciliary care: care at home
due to the fact that: because
duration: time
dysphagia: trouble with swallowing
eligible: allowed to
embed: make part of
empower: give power to
enable: let, make possible
encounter: meet
endeavour: try
enhance: make better
ensure: make sure
envisage: expect
equine therapy: horse riding
equitable: fair
establish: set up
evaluate: judge, look at how it went
evidence: what shows it
exceptional: special
expedite: speed up
expenditure: what is spent
facilitate: help, run
facilitated: ran, helped
facilitator: person who runs a meeting
feasible: possible
finalise: finish
for the purpose of: to
forthcoming: coming
forward plan: plan of what comes
framework: plan
frequently: often
fulfil: do, meet
fundamental: main
furthermore: also
going forward: from now on
governance: how decisions are made
henceforth: from now on
holistic: whole
horticultural therapy: gardening
hydrotherapy: exercise in warm water
identify: find, name
impact: effect
impacted: changed, hit
implement: do, carry out
implementation: doing it
in accordance with: by
in addition: also
in conjunction with: with
in excess of: more than
in lieu of: instead of
in order to: to
in relation to: about
in respect of: about
in terms of: for, about
in the event that: if
inception: start
inclusive: for everybody
indicate: show, say
inform: tell
initial: first
initiate: start
initiative: plan
innovative: new
insufficient: not enough
integrate: join up
integrated: joined-up
intervention: help
leverage: use
liaise with: talk to
locality: place, area
mandatory: you must
mechanism: way
methodology: way of doing it
minimise: make small
mitigate: make less
modify: change
monitor: watch, check
moreover: also
multidisciplinary: with people from different jobs
necessitate: need
notify: tell
notwithstanding: although
numerous: many
objective: aim
obtain: get
on an annual basis: every year
on behalf of: for
operational: working
optimal: best
optimum: best
outcome: what changed, result
outline: short plan
parameters: limits
participant: person who takes part
participate: take part
participation: taking part
pathway: way
per annum: a year
permit: let
personal budget: money for your care
pertaining to: about
pilot: try out
possess: have
preclude: stop
preferable: better
prior to: before
prioritise: choose what comes first
proactive: acting early
procure: buy
procurement: buying
proficient: good at
prohibit: not allow
provided that: if
provision: service, help
provisionally: for now
purchase: buy
pursuant to: under
quarterly: every three months
reablement: help to do things yourself again
recipient: person who gets it
reconfigure: change
recruit: find
regarding: about
reimburse: pay back
reiterate: say again
relating to: about
remainder: rest
remuneration: pay
request: ask for
require: need
requirement: need
residential: where people live
respite care: a break from caring
respond: answer
respondent: person who answered
retain: keep
robust: strong
rollout: start everywhere
scope: what it covers
scrutinise: look hard at
scrutiny: close look
sign off: agree
similarly: in the same way
ssignpost: tell people where to go
stakeholder: person with an interest
statutory: by law
strapline: short line
strategic: long-term
strategy: plan
streamline: make simpler
subject to: if
submission: what was sent in
submit: send in
subsequent: next
subsequently: later
substantial: large
sufficient: enough
supplement: add to
supplemented: added to
sustainable: lasting
tender: offer
terminate: end
terms of reference: what the group is for
thematic: by theme
thereafter: then
timely: on time
tokenistic: only for show
trajectory: way it is going
transformation: big change
transition: change
transparency: being open
transparent: open
triage: sort by need
underpin: support
undertake: do
utilise: use
via: by, through
viable: able to work
voluntary sector: charities
wellbeing: how well you are
whilst: while
with a view to: to
with regard to: about
with respect to: about
workstream: piece of work
"""

# A hard word or phrase in small letters: what to say instead, the best first
SWAPS: dict[str, tuple[str, ...]] = {
    hard.strip(): tuple(one.strip() for one in easy.split(","))
    for hard, easy in (line.split(":", 1) for line in _SWAPS.strip().splitlines())
}

# Words of the social model, owned by the partnership: what not to write, what to write, and why in a sentence.
# "Disabled people" is right here and is never remarked on.
WORDINGS: dict[str, tuple[tuple[str, ...], str]] = {
    "the disabled": (("disabled people",), "It makes people into one thing."),
    "suffers from": (("has",), "Not everybody who has it suffers."),
    "suffering from": (("with", "who has"), "Not everybody who has it suffers."),
    "sufferer": (("person with",), "Not everybody who has it suffers."),
    "sufferers": (("people with",), "Not everybody who has it suffers."),
    "afflicted by": (("has",), "It asks for pity."),
    "victim of": (("person with", "has"), "It asks for pity, unless you write about a crime."),
    "wheelchair bound": (("wheelchair user",), "A wheelchair sets people free."),
    "wheelchair-bound": (("wheelchair user",), "A wheelchair sets people free."),
    "confined to a wheelchair": (("uses a wheelchair",), "A wheelchair sets people free."),
    "bedridden": (("in bed", "has to stay in bed"), "It makes people into one thing."),
    "handicapped": (("disabled",), "Disabled people asked us not to use it."),
    "handicap": (("barrier", "impairment"), "Disabled people asked us not to use it."),
    "invalid": (("disabled person", "not valid"), "About a person, it says that they are worth nothing."),
    "cripple": (("disabled person",), "It is an insult, unless people say it of themselves."),
    "retarded": (("with a learning disability",), "It is an insult."),
    "mentally handicapped": (("with a learning disability",), "It is an insult."),
    "special needs": (("what people need", "access needs"), "There is nothing special in needing a way in."),
    "able-bodied": (("not disabled", "non-disabled"), "Not every disabled person has a body that differs."),
    "able bodied": (("not disabled", "non-disabled"), "Not every disabled person has a body that differs."),
    "normal people": (("people who are not disabled", "most people"), "Everybody is normal."),
    "people with disabilities": (
        ("disabled people",),
        "Many here say “disabled people”: it is the world that disables. Ask what people prefer.",
    ),
    "disabled toilet": (
        ("accessible toilet",),
        "The toilet works. It is the person who is disabled by others.",
    ),
    "disabled toilets": (
        ("accessible toilets",),
        "The toilets work. It is people who are disabled by others.",
    ),
    "disabled parking": (("Blue Badge parking", "accessible parking"), "The parking is not disabled."),
    "deaf and dumb": (("Deaf", "who uses BSL"), "It is an insult."),
    "deaf-mute": (("Deaf", "who uses BSL"), "It is an insult."),
    "the deaf": (("Deaf people", "deaf people"), "It makes people into one thing."),
    "the blind": (("blind people",), "It makes people into one thing."),
    "the elderly": (("older people",), "It makes people into one thing."),
    "the homeless": (("people without a home",), "It makes people into one thing."),
    "the mentally ill": (("people with mental distress",), "It makes people into one thing."),
    "hard to reach": (("people we have not reached",), "It is we who have not reached them."),
    "hard-to-reach": (("people we have not reached",), "It is we who have not reached them."),
    "seldom heard": (("people we have not listened to",), "It is we who have not listened."),
    "vulnerable people": (("people at risk", "people who may be harmed"), "Say what puts them at risk."),
    "service user": (
        ("person who uses services",),
        "People are more than what they use. Ask what they prefer.",
    ),
    "service users": (
        ("people who use services",),
        "People are more than what they use. Ask what they prefer.",
    ),
    "client": (("person",), "Ask what they prefer."),
    "challenging behaviour": (("behaviour that tells us something",), "It tells what a service finds hard."),
    "non-compliant": (("did not agree", "said no"), "People may say no."),
    "refused to engage": (("said no", "did not come"), "Perhaps the way in was not right for them."),
    "does not engage": (
        ("has not come", "we have not reached"),
        "Perhaps the way in was not right for them.",
    ),
    "bed blocker": (("person who waits to go home",), "The service blocks, not the person."),
    "frequent flyer": (("person who comes often",), "It mocks people."),
    "carer burden": (("what caring takes", "work of caring"), "It says that a person is a burden."),
}
WELL_KNOWN: dict[str, str] = {
    "AAC": "Augmentative and Alternative Communication: other ways to speak",
    "ADHD": "Attention Deficit Hyperactivity Disorder",
    "AGM": "Annual General Meeting",
    "AIS": "Accessible Information Standard",
    "ASC": "Adult Social Care",
    "BBC": "British Broadcasting Corporation",
    "BME": "Black and Minority Ethnic",
    "BRF": "Braille Ready Format",
    "BSL": "British Sign Language",
    "CCG": "Clinical Commissioning Group, which bought health services until 2022",
    "CEO": "Chief Executive Officer, who runs an organisation",
    "CIC": "Community Interest Company",
    "CQC": "Care Quality Commission, which checks health and care services",
    "DBS": "Disclosure and Barring Service, which checks criminal records",
    "DPIA": "Data Protection Impact Assessment",
    "DWP": "Department for Work and Pensions",
    "EHCP": "Education, Health and Care Plan",
    "ESA": "Employment and Support Allowance",
    "FAQ": "Frequently Asked Questions",
    "GDPR": "General Data Protection Regulation, the law on personal data",
    "GP": "General Practitioner, a family doctor",
    "HIV": "Human Immunodeficiency Virus",
    "HR": "Human Resources, who look after staff",
    "ICB": "Integrated Care Board, which plans health services",
    "ICO": "Information Commissioner's Office",
    "ICS": "Integrated Care System",
    "ICT": "Information and Communication Technology",
    "ID": "something that shows who you are",
    "IT": "Information Technology, computers",
    "JSNA": "Joint Strategic Needs Assessment",
    "LA": "Local Authority, the council",
    "LD": "Learning Disability",
    "LGBT": "lesbian, gay, bisexual and trans",
    "MP": "Member of Parliament",
    "NHS": "National Health Service",
    "NI": "National Insurance",
    "OT": "Occupational Therapist, who helps with everyday life",
    "PA": "Personal Assistant",
    "PCN": "Primary Care Network, a group of doctors' surgeries",
    "PDF": "a kind of file that looks the same everywhere",
    "PIP": "Personal Independence Payment",
    "PPE": "Personal Protective Equipment, such as masks",
    "PPG": "Patient Participation Group",
    "PSED": "Public Sector Equality Duty",
    "QR": "a square code that a phone can read",
    "RNIB": "Royal National Institute of Blind People",
    "SEND": "Special Educational Needs and Disabilities",
    "UC": "Universal Credit",
    "UK": "United Kingdom",
    "VCS": "Voluntary and Community Sector, charities and groups",
    "VCSE": "Voluntary, Community and Social Enterprise sector",
}
