"""The one table that describes the workbook: its sheets, their columns, and what people may call them.

Long because it is a table; a change here changes the reader, the writer, the template, the documentation and the messages.
"""

from typing import Final

from samspill.graph.model import Status, kinds_of
from samspill.loaders.workbook.form import About, Column, Link, Nodes, Sheet, Sources, Ties, Value, Words


# fmt: off  a table reads best with one column of it on one line
def _same(text: str) -> Words:
    """Return a word that is the same in all three languages."""
    return Words(text, text, text)


def _name(example: Words, *others: str) -> Column:
    words = Words("navn", "namn", "name", others)
    return Column(
        "name", words, Value.NAME, "What it is called. The only thing that must be there.", example, required=True
    )


def _kind(example: Words) -> Column:
    words = Words("type", "type", "kind", ("slag", "art", "kategori"))
    return Column("kind", words, Value.KIND, "Choose from the list; empty if you do not know.", example)


def _places(explanation: str, others: tuple[str, ...] = ()) -> Column:
    words = Words("sted", "stad", "place", ("kommune", "steder", "stader", "places", "municipality", "region", *others))
    return Column(
        "places", words, Value.REFERENCES, explanation, _same("Senja"), points_to=("Place",), link=Link("LOCATED_IN")
    )


def _themes() -> Column:
    return Column(
        "themes",
        Words(
            "satsingsområder", "satsingsområde", "focus areas", ("tema", "temaer", "satsingsområde", "themes", "theme")
        ),
        Value.REFERENCES,
        "What it is about. New themes may be written here without being listed elsewhere.",
        _same("Sjømat"),
        points_to=("Theme",),
        creates="Theme",
        link=Link("FOCUSES_ON"),
    )


def _period(explanation: str, first: str, last: str) -> tuple[Column, Column]:
    return (
        Column(
            "valid_from",
            Words("fra", "frå", "from", ("start", "fra dato", "startdato", "dato", "date")),
            Value.DATE,
            explanation,
            _same(first),
        ),
        Column(
            "valid_to",
            Words("til", "til", "to", ("slutt", "til dato", "sluttdato", "end")),
            Value.DATE,
            "Empty if it is not over or is not known.",
            _same(last),
        ),
    )


_NAMES = Column(
    "names",
    Words("andre navn", "andre namn", "other names", ("alias", "aliases", "forkortelse", "forkorting", "skrivemåter")),
    Value.NAMES,
    "Abbreviations, other spellings and former names, parted by semicolons.",
)
_DESCRIPTION = Column(
    "description",
    Words("beskrivelse", "skildring", "description", ("om", "merknad", "kommentar", "comment", "notat")),
    Value.TEXT,
    "A few words for those who do not know it.",
)
_URL = Column(
    "url",
    Words("nettside", "nettside", "website", ("url", "lenke", "lenkje", "nettadresse", "web")),
    Value.NAME,
    "Web address.",
)
_FACTS = Column(
    "facts",
    Words("andre opplysninger", "andre opplysningar", "other facts", ("fakta", "facts")),
    Value.FACTS,
    "Anything else worth keeping, one fact a line: population: 30244.",
)
_ID = Column(
    "id",
    _same("id"),
    Value.NAME,
    "Leave it empty. Fill it in when two things share a name, and use it instead of the name in other sheets.",
)
_SOURCES = Column(
    "sources",
    Words("kilder", "kjelder", "sources", ("kilde", "kjelde", "source")),
    Value.REFERENCES,
    "Where it is said: titles of documents or meetings. If empty, this workbook is the source.",
    points_to=("Source",),
    creates="Source",
)
_BECAUSE = (
    Column(
        "source",
        Words("kilde", "kjelde", "source", ("kilder", "kjelder", "sources")),
        Value.REFERENCE,
        "Where it is said: the title of a document or meeting. If empty, this workbook is the source.",
        points_to=("Source",),
        creates="Source",
    ),
    Column(
        "evidence",
        Words(
            "belegg", "belegg", "evidence", ("begrunnelse", "grunngiving", "hvordan vet vi det", "korleis veit vi det")
        ),
        Value.TEXT,
        "How we know, in your own words. If empty, the row speaks for itself.",
    ),
    Column(
        "locator",
        Words(
            "hvor i kilden", "kvar i kjelda", "where in the source", ("sidetall", "sidetal", "side", "page", "linje")
        ),
        Value.NAME,
        "Page, line or address. If empty, this row of the workbook.",
    ),
)
_ABOUT_NODE = (_NAMES, _DESCRIPTION, _URL, _FACTS, _ID, _SOURCES, *_BECAUSE[1:])
_IDENTIFIERS = Column(
    "identifiers",
    Words(
        "identifikatorer",
        "identifikatorar",
        "identifiers",
        ("identifikator", "identifier", "ror", "orcid", "lei", "wikidata"),
    ),
    Value.IDENTIFIERS,
    "Numbers or addresses in other registers (ROR, LEI, Wikidata, PIC, ORCID), parted by semicolons.",
)
_STATUS = Column(
    "status",
    Words("status", "status", "status", ("sikkerhet", "tryggleik")),
    Value.STATUS,
    "How sure it is. If empty: stated (said outright).",
    Words("uttalt", "uttalt", "stated"),
)
_ROLE = Column(
    "role",
    Words("rolle", "rolle", "role", ("som", "funksjon")),
    Value.ROLE,
    "Organiser, partner, speaker or whatever it is called.",
    Words("arrangør", "arrangør", "organiser"),
)
_SOURCE_COLUMNS = (
    Column(
        "publisher", Words("utgiver", "utgivar", "publisher", ("avsender", "avsendar")), Value.NAME, "Who published it."
    ),
    Column("date", Words("dato", "dato", "date", ("publisert", "år")), Value.DATE, "When it was published or held."),
    _URL,
    Column(
        "licence", Words("lisens", "lisens", "licence", ("license", "vilkår")), Value.NAME, "What its owner allows."
    ),
    _ID,
)
_TITLE = Words("tittel", "tittel", "title", ("navn", "namn", "name"))

SHEETS: Final = (
    Sheet(
        "about",
        Words("om arbeidsboka", "om arbeidsboka", "about", ("om arbeidsboken", "about the workbook")),
        "One row about the workbook itself. Nothing in it has to be filled in.",
        About(),
        (
            Column(
                "title",
                _TITLE,
                Value.NAME,
                "What the network is called on screen.",
                Words("Partnerkart for Senja", "Partnarkart for Senja", "Partners in Senja"),
            ),
            *_SOURCE_COLUMNS[:-1],
            Column(
                "id",
                _ID.words,
                Value.NAME,
                "What tells this workbook from others, whatever its file is called. Leave it as it is.",
            ),
        ),
    ),
    Sheet(
        "organisations",
        Words(
            "organisasjoner",
            "organisasjonar",
            "organisations",
            (
                "organizations",
                "aktører",
                "aktørar",
                "virksomheter",
                "verksemder",
                "bedrifter",
                "partnere",
                "partnarar",
                "partners",
            ),
        ),
        "Everyone who takes part: companies, clusters, public bodies, associations. One row each.",
        Nodes(kinds_of("Organisation")),
        (
            _name(
                _same("Senja kommune"),
                "organisasjon",
                "organisation",
                "virksomhet",
                "verksemd",
                "aktør",
                "bedrift",
                "firma",
            ),
            _kind(Words("Offentlig virksomhet", "Offentleg verksemd", "Public body")),
            Column(
                "orgnr",
                Words(
                    "organisasjonsnummer",
                    "organisasjonsnummer",
                    "organisation number",
                    ("orgnr", "org.nr", "org nr", "org.nr."),
                ),
                Value.ORGANISATION_NUMBER,
                "Nine digits from brreg.no. With it, the organisation is recognised whatever its name.",
                _same("921 369 417"),
                identifies="no:",
            ),
            _places("The municipality or place where it is, as it is called in the sheet of places."),
            Column(
                "part_of",
                Words(
                    "del av",
                    "del av",
                    "part of",
                    ("overordnet", "overordna", "morselskap", "parent", "parent organisation", "parent organization"),
                ),
                Value.REFERENCES,
                "The larger organisation that it belongs to.",
                points_to=("Organisation",),
                link=Link("PART_OF"),
            ),
            Column(
                "member_of",
                Words("medlem av", "medlem av", "member of", ("medlem i", "medlemskap", "membership")),
                Value.REFERENCES,
                "Clusters, associations and groups that it is a member of.",
                _same("Profilgruppa"),
                points_to=("Organisation", "Group"),
                link=Link("MEMBER_OF", or_else="PART_OF"),
            ),
            _IDENTIFIERS,
            *_ABOUT_NODE,
        ),
    ),
    Sheet(
        "places",
        Words("steder", "stader", "places", ("kommuner", "kommunar", "regioner", "regionar")),
        "Municipalities, counties, regions and other places that the other sheets mention.",
        Nodes(kinds_of("Place")),
        (
            _name(_same("Senja"), "sted", "stad", "place", "kommune"),
            _kind(Words("Kommune", "Kommune", "Municipality")),
            Column(
                "kommunenummer",
                Words("kommunenummer", "kommunenummer", "municipality number", ("kommunenr", "knr")),
                Value.MUNICIPALITY_NUMBER,
                "Four digits, for municipalities.",
                _same("5530"),
                identifies="no:kommune:",
            ),
            Column(
                "fylkesnummer",
                Words("fylkesnummer", "fylkesnummer", "county number", ("fylkesnr",)),
                Value.COUNTY_NUMBER,
                "Two digits, for counties.",
                identifies="no:fylke:",
            ),
            Column(
                "part_of",
                Words("del av", "del av", "part of", ("region", "fylke")),
                Value.REFERENCES,
                "The region or county that it belongs to.",
                _same("Midt-Troms"),
                points_to=("Place",),
                link=Link("PART_OF"),
            ),
            *_period("When it came to be, if it has not always been.", "2020-01-01", ""),
            *_ABOUT_NODE,
        ),
    ),
    Sheet(
        "persons",
        Words(
            "personer", "personar", "persons", ("roller", "people", "kontaktpersoner", "kontaktpersonar", "contacts")
        ),
        "Only where a role matters. Write the role, such as head of business development, rather than a person's name. "
        "Rows with the same name are one person with several roles.",
        Nodes(("Person",), repeats=True),
        (
            _name(
                Words(
                    "næringssjef, Senja kommune",
                    "næringssjef, Senja kommune",
                    "head of business development, Senja kommune",
                ),
                "person",
            ),
            Column(
                "organisations",
                Words(
                    "organisasjon",
                    "organisasjon",
                    "organisation",
                    (
                        "virksomhet",
                        "verksemd",
                        "organisations",
                        "organization",
                        "organizations",
                        "affiliation",
                        "affiliations",
                    ),
                ),
                Value.REFERENCES,
                "Where the role is held.",
                _same("Senja kommune"),
                points_to=("Organisation",),
                link=Link("HAS_ROLE_IN"),
            ),
            Column(
                "role",
                _ROLE.words,
                Value.ROLE,
                "What the role is called.",
                Words("næringssjef", "næringssjef", "head of business development"),
            ),
            _IDENTIFIERS,
            *_ABOUT_NODE,
        ),
    ),
    Sheet(
        "activities",
        Words(
            "aktiviteter",
            "aktivitetar",
            "activities",
            (
                "tiltak",
                "prosjekter",
                "prosjekt",
                "projects",
                "arrangementer",
                "events",
                "grupper",
                "groups",
                "programmer",
                "programmes",
                "tilskudd",
                "tilskot",
                "grants",
            ),
        ),
        "What they do together: events, projects, programmes, plans, groups. One row each.",
        Nodes(kinds_of("Activity")),
        (
            _name(_same("Næringsarena Senjaregionen"), "aktivitet", "activity", "tiltak", "prosjekt"),
            _kind(Words("Gruppe", "Gruppe", "Group")),
            *_period("A date, a month or a year.", "april 2024", ""),
            _places("Where it happens, or the area that it is for."),
            Column(
                "part_of",
                Words("del av", "del av", "part of", ("program", "programme")),
                Value.REFERENCES,
                "The larger activity that it belongs to.",
                points_to=("Activity",),
                link=Link("PART_OF"),
            ),
            _themes(),
            Column(
                "participants",
                Words(
                    "deltakere",
                    "deltakarar",
                    "participants",
                    (
                        "partnere",
                        "partnarar",
                        "partners",
                        "organisasjoner",
                        "organisasjonar",
                        "organisations",
                        "organizations",
                        "members",
                    ),
                ),
                Value.REFERENCES,
                "Who takes part. The sheet of participation can say more of each.",
                _same("Senja kommune"),
                points_to=("Organisation", "Person"),
                link=Link("PARTICIPATES_IN", outwards=False),
            ),
            Column(
                "coordinators",
                Words(
                    "koordinator",
                    "koordinator",
                    "coordinator",
                    (
                        "prosjekteier",
                        "prosjekteigar",
                        "prosjektleder",
                        "prosjektleiar",
                        "lead",
                        "lead organisation",
                        "lead organization",
                        "lead partner",
                    ),
                ),
                Value.REFERENCES,
                "Who leads it.",
                points_to=("Organisation", "Person"),
                link=Link("PARTICIPATES_IN", outwards=False, role="coordinator"),
            ),
            Column(
                "funders",
                Words(
                    "finansiert av",
                    "finansiert av",
                    "funded by",
                    ("finansiør", "finansiører", "finansiørar", "funder", "funders", "bevilget av"),
                ),
                Value.REFERENCES,
                "Who pays for it.",
                points_to=("Organisation",),
                link=Link("FUNDS", outwards=False),
            ),
            *_ABOUT_NODE,
        ),
    ),
    Sheet(
        "themes",
        Words("temaer", "tema", "themes", ("fagområder", "næringer", "næringar", "topics")),
        "Industries, focus areas and topics that need explaining. Others may be left out here.",
        Nodes(("Theme",)),
        (_name(_same("Sjømat"), "tema", "theme"), *_ABOUT_NODE),
    ),
    Sheet(
        "strategies",
        Words("strategier", "strategiar", "strategies", ("strategi", "planer", "planar")),
        "Your strategies and plans, and who owns them.",
        Nodes(("Plan",), repeats=True),
        (
            _name(_same("Strategisk næringsplan 2024–2028"), "strategi", "strategy", "plan"),
            Column(
                "organisations",
                Words("eier", "eigar", "owner", ("organisasjon", "organisation", "virksomhet", "verksemd")),
                Value.REFERENCES,
                "Whose strategy it is.",
                _same("Senja kommune"),
                points_to=("Organisation",),
                link=Link("PARTICIPATES_IN", outwards=False, role="owner"),
            ),
            *_period("When it starts to apply: a date, a month or a year.", "2024", "2028"),
            _places("The area that it is for."),
            _themes(),
            *_ABOUT_NODE,
        ),
    ),
    Sheet(
        "focus_areas",
        Words(
            "satsingsområder",
            "satsingsområde",
            "focus areas",
            ("satsingar", "satsinger", "fokusområder", "fokusområde"),
        ),
        "What each organisation (or activity) gives priority to. One row for each focus area.",
        Ties(("FOCUSES_ON",)),
        (
            Column(
                "start",
                Words(
                    "organisasjon",
                    "organisasjon",
                    "organisation",
                    ("aktivitet", "activity", "hvem", "kven", "who", "virksomhet", "verksemd"),
                ),
                Value.REFERENCE,
                "Who gives it priority.",
                _same("Senja kommune"),
                required=True,
                points_to=("Organisation", "Activity"),
            ),
            Column(
                "end",
                Words("satsingsområde", "satsingsområde", "focus area", ("tema", "theme", "fokusområde")),
                Value.REFERENCE,
                "A theme; it need not be listed elsewhere.",
                _same("Sjømat"),
                required=True,
                points_to=("Theme",),
                creates="Theme",
            ),
            _STATUS,
            *_period("From when on; may be empty.", "2024", ""),
            *_BECAUSE,
        ),
    ),
    Sheet(
        "yearly_plan",
        Words("årshjul", "årshjul", "yearly plan", ("årsplan", "kalender", "calendar")),
        "What happens when in the course of the year, and who organises it.",
        Nodes(("Event", *(kind for kind in kinds_of("Activity") if kind != "Event")), repeats=True),
        (
            _name(
                Words("Samling på næringsarenaen", "Samling på næringsarenaen", "Gathering of the business arena"),
                "aktivitet",
                "activity",
                "arrangement",
                "event",
            ),
            _kind(Words("Arrangement", "Arrangement", "Event")),
            Column(
                "organisations",
                Words("arrangør", "arrangør", "organiser", ("organisasjon", "organisation", "virksomhet", "verksemd")),
                Value.REFERENCES,
                "Who organises it.",
                _same("Senja kommune"),
                points_to=("Organisation",),
                link=Link("PARTICIPATES_IN", outwards=False, role="organiser"),
            ),
            *_period("A date, a month or a year.", "29.04.2024", "30.04.2024"),
            _places("Where it happens."),
            Column(
                "part_of",
                Words("del av", "del av", "part of"),
                Value.REFERENCES,
                "The group, project or plan that it belongs to.",
                points_to=("Activity",),
                link=Link("PART_OF"),
            ),
            _themes(),
            *_ABOUT_NODE,
        ),
    ),
    Sheet(
        "instruments",
        Words(
            "virkemidler",
            "verkemiddel",
            "instruments",
            ("virkemiddel", "tjenester", "tenester", "ordninger", "ordningar"),
        ),
        "Support schemes and services that an organisation offers to others.",
        Nodes(("Instrument",), repeats=True),
        (
            _name(
                Words("bedriftsrådgivning", "bedriftsrådgiving", "business advice"),
                "virkemiddel",
                "verkemiddel",
                "instrument",
            ),
            Column(
                "organisations",
                Words(
                    "tilbys av",
                    "blir tilbode av",
                    "offered by",
                    ("organisasjon", "organisation", "tilbyder", "tilbydar", "eier", "eigar"),
                ),
                Value.REFERENCES,
                "Who offers it.",
                _same("Senja kommune"),
                points_to=("Organisation",),
                link=Link("OFFERS", outwards=False),
            ),
            Column(
                "target_group",
                Words("målgruppe", "målgruppe", "target group"),
                Value.NAME,
                "Whom it is for.",
                Words("gründere", "gründarar", "founders"),
            ),
            *_ABOUT_NODE,
        ),
    ),
    Sheet(
        "possible_cooperation",
        Words(
            "mulig samarbeid",
            "mogleg samarbeid",
            "possible co-operation",
            ("mulige samarbeidsområder", "moglege samarbeidsområde", "possible cooperation"),
        ),
        "Who could work together, and on what. It is kept apart from what they do already.",
        Ties(("WORKS_WITH",), status=Status.POTENTIAL),
        (
            Column(
                "start",
                Words("organisasjon", "organisasjon", "organisation", ("fra", "frå", "from", "virksomhet", "verksemd")),
                Value.REFERENCE,
                "One of them.",
                _same("Senja kommune"),
                required=True,
                points_to=("Organisation",),
            ),
            Column(
                "end",
                Words(
                    "kan samarbeide med",
                    "kan samarbeide med",
                    "could work with",
                    ("samarbeid med", "med", "with", "til", "to", "mulig partner", "mogleg partnar"),
                ),
                Value.REFERENCE,
                "The other one.",
                _same("Profilgruppa"),
                required=True,
                points_to=("Organisation",),
            ),
            Column(
                "kind",
                Words("om hva", "om kva", "about what", ("samarbeidsområde", "område", "tema", "theme", "type")),
                Value.NAME,
                "What they could work on.",
                Words("felles rekruttering", "felles rekruttering", "joint recruitment"),
            ),
            *_BECAUSE,
        ),
    ),
    Sheet(
        "participation",
        Words(
            "deltakelse",
            "deltaking",
            "participation",
            ("deltakere", "deltakarar", "deltagelse", "participants", "medlemmer", "medlemmar"),
        ),
        "Who takes part in what. Those who are in a group, cluster or association are its members.",
        Ties(("MEMBER_OF", "PARTICIPATES_IN")),
        (
            Column(
                "start",
                Words(
                    "organisasjon",
                    "organisasjon",
                    "organisation",
                    (
                        "person",
                        "deltaker",
                        "deltakar",
                        "participant",
                        "virksomhet",
                        "verksemd",
                        "navn",
                        "namn",
                        "name",
                        "hvem",
                        "kven",
                    ),
                ),
                Value.REFERENCE,
                "Who takes part.",
                _same("Senja kommune"),
                required=True,
                points_to=("Organisation", "Person"),
            ),
            Column(
                "end",
                Words(
                    "aktivitet",
                    "aktivitet",
                    "activity",
                    ("i", "hva", "kva", "gruppe", "group", "arrangement", "prosjekt", "project"),
                ),
                Value.REFERENCE,
                "In which activity, group, cluster or association.",
                _same("Næringsarena Senjaregionen"),
                required=True,
                points_to=("Activity", "Cluster", "Association"),
            ),
            _ROLE,
            Column(
                "attendance",
                Words(
                    "oppmøte",
                    "oppmøte",
                    "attendance",
                    ("møtte", "kom", "til stede", "til stades", "attended", "deltok"),
                ),
                Value.ATTENDANCE,
                "Invited, attended or absent; JA (came) and NEI (did not come) will do.",
                Words("til stede", "til stades", "attended"),
            ),
            _STATUS,
            *_period("From when on; may be empty.", "2024", ""),
            *_BECAUSE,
        ),
    ),
    Sheet(
        "ties",
        Words(
            "relasjoner",
            "relasjonar",
            "ties",
            ("bånd", "band", "forbindelser", "samarbeid", "relations", "relationships"),
        ),
        "Every other relation: who works with, owns, funds or belongs to whom.",
        Ties(),
        (
            Column(
                "start",
                Words("fra", "frå", "from", ("hvem", "kven", "who", "organisasjon", "organisation")),
                Value.REFERENCE,
                "Who or what it starts from.",
                _same("Senja kommune"),
                required=True,
                points_to=("Entity",),
            ),
            Column(
                "type",
                Words("relasjon", "relasjon", "relation", ("forhold", "type", "relationship")),
                Value.RELATION,
                "Choose from the list. If empty: works with.",
                Words("samarbeider med", "samarbeider med", "works with"),
            ),
            Column(
                "end",
                Words("til", "til", "to", ("med", "with", "hvem andre")),
                Value.REFERENCE,
                "Whom or what it leads to.",
                _same("Profilgruppa"),
                required=True,
                points_to=("Entity",),
            ),
            Column(
                "kind",
                Words("om hva", "om kva", "about what", ("innhold", "innhald")),
                Value.NAME,
                "What the co-operation is about.",
            ),
            Column("role", _ROLE.words, Value.ROLE, "For those who take part or hold a role."),
            Column(
                "attendance", Words("oppmøte", "oppmøte", "attendance"), Value.ATTENDANCE, "For those who take part."
            ),
            Column("amount", Words("beløp", "beløp", "amount", ("sum", "kroner")), Value.NUMBER, "For funding."),
            Column("currency", Words("valuta", "valuta", "currency"), Value.NAME, "For funding, such as NOK or EUR."),
            Column("year", Words("år", "år", "year"), Value.YEAR, "For funding."),
            Column(
                "share",
                Words("eierandel", "eigardel", "share", ("andel", "del", "prosent")),
                Value.NUMBER,
                "For ownership, in per cent.",
            ),
            Column(
                "target_group", Words("målgruppe", "målgruppe", "target group"), Value.NAME, "For what somebody offers."
            ),
            _STATUS,
            Column(
                "valid_from",
                Words("fra dato", "frå dato", "from date", ("start", "startdato", "gyldig fra", "valid from")),
                Value.DATE,
                "From when on; may be empty.",
            ),
            Column(
                "valid_to",
                Words("til dato", "til dato", "to date", ("slutt", "sluttdato", "gyldig til", "valid to")),
                Value.DATE,
                "Empty if it is not over or is not known.",
            ),
            *_BECAUSE,
            _FACTS,
        ),
    ),
    Sheet(
        "sources",
        Words("kilder", "kjelder", "sources", ("dokumenter", "dokument", "documents")),
        "Documents and meetings that the other sheets name as their source.",
        Sources(),
        (
            Column(
                "title",
                _TITLE,
                Value.NAME,
                "What it is called. The other sheets name it by this.",
                Words("Referat fra næringsarenaen", "Referat frå næringsarenaen", "Minutes of the business arena"),
                required=True,
            ),
            *_SOURCE_COLUMNS,
        ),
    ),
)
"""Every sheet, in the order of the workbook."""
