"""Invented names. The family names are made-up places, so that nobody real bears them."""

from random import Random

GIVEN = (
    *("Abimbola", "Aisling", "Amara", "Anwen", "Arjun", "Beatrix", "Bryn", "Callum", "Chidi"),
    *("Clementine", "Dafydd", "Delroy", "Devika", "Dorota", "Eluned", "Emeka", "Esme", "Farah"),
    *("Gethin", "Grace", "Hamish", "Harpreet", "Ifeoma", "Imogen", "Iqra", "Jasper", "Jerome"),
    *("Kavita", "Keziah", "Leila", "Lowri", "Marcin", "Maryam", "Mehmet", "Nadia", "Ngozi"),
    *("Olwen", "Oscar", "Parveen", "Priya", "Rosalind", "Ruben", "Samina", "Shanice", "Tamsin"),
    *("Tariq", "Una", "Wanjiru", "Winston", "Yusuf", "Zainab", "Zofia"),
)
FAMILY = (
    *("Appleshaw-Vale", "Barleymoor", "Brackenthorn", "Brindlewick", "Candlemere"),
    *("Cloverhythe", "Copperbeck", "Dandelow", "Dovecrag", "Eiderfold", "Elmhollow"),
    *("Fallowmist", "Fernacre", "Finchwater", "Foxglade", "Gorsebury", "Hawkmarsh"),
    *("Hazeldrift", "Heronsley", "Honeythwaite", "Ivymere", "Juniperlow", "Kestrelby"),
    *("Lapwingham", "Larkspire", "Lindenfoss", "Marigate", "Meadowsend", "Millstream-Hay"),
    *("Mossgarth", "Nettlecote", "Oakenshade", "Otterbridge", "Pebblecombe", "Plumtrees"),
    *("Quillfeather", "Ravenbrook", "Rookswood-Ley", "Rowanhurst", "Saltmarrow", "Sedgeholm"),
    *("Silverbirch", "Sparrowhythe", "Starlingford", "Swiftwater", "Teaselby", "Thistledown"),
    *("Tidewell", "Wagtail-Green", "Willowmarch", "Windlestraw", "Wrenfield", "Yarrowdale"),
)


def drawn_names(count: int, rng: Random) -> tuple[str, ...]:
    """`count` names; none comes twice until all have come once."""
    every = [f"{given} {family}" for given in GIVEN for family in FAMILY]
    rng.shuffle(every)
    return tuple(every[number % len(every)] for number in range(count))
