using Jejak.Documents;

namespace Jejak.Archive.Tests;

/// <summary>Readings that several tests ask about.</summary>
internal static class Stories
{
    /// <summary>Russia sends people to Venezuela in March 2019; two spokespeople, one agency.</summary>
    public static Story Plane => new Story("plane", """
        Rusia mengirim seratus personel ke Venezuela.
        "Kami tidak mengancam siapa pun di Venezuela," kata Maria Zakharova, dikutip AFP.
        AS mendesak Moskwa menarik pasukannya.
        Dmitry Peskov menolak desakan itu pada Kamis (25/2).
        """, "2019-03-28", "Warta Contoh", "Dua pesawat di Caracas")
        .Country("Rusia", "RU", "Moskwa")
        .Country("Venezuela", "VE", "Caracas")
        .Country("Amerika Serikat", "US", "AS")
        .Person("Maria Zakharova", "juru bicara", 0, "Zakharova")
        .Person("Dmitry Peskov", "juru bicara", 0, "Peskov")
        .Named(EntityType.Organization, "AFP")
        .Says(3, "Kami tidak mengancam siapa pun di Venezuela,", "AFP", "juru bicara")
        .Says(4, "desakan itu")
        .Happens("AID", [0], [1], "Rusia mengirim seratus personel ke Venezuela", "2019-03-23")
        .Happens("REQUEST", [2], [0], "AS mendesak Moskwa menarik pasukannya", "2019-03")
        .Slips("weekday-date", "Kamis (25/2)", "Senin (25/2)");

    /// <summary>Two presidents telephone in March 2022.</summary>
    public static Story Call => new Story("call", """
        Vladimir Putin dan Nicolas Maduro berbicara melalui telepon.
        Maduro mengecam Amerika dan NATO.
        Maduro akan mengunjungi Moskow.
        Amerika mengecam Rusia dan Venezuela.
        """, "2022-03-02", "Kabar Contoh")
        .Country("Rusia", "RU", "Moskow")
        .Country("Venezuela", "VE")
        .Person("Vladimir Putin", "Presiden Rusia", 0, "Putin")
        .Person("Nicolás Maduro", "Presiden Venezuela", 1, "Nicolas Maduro", "Maduro")
        .Country("Amerika Serikat", "US", "Amerika")
        .Named(EntityType.Organization, "NATO")
        .Happens("CONSULT", [2, 3], [], "berbicara melalui telepon", "2022-03-01")
        .Happens("ACCUSE", [3], [4, 5], "Maduro mengecam Amerika dan NATO")
        .Happens("CONSULT", [3], [0], "Maduro akan mengunjungi Moskow", "2022", EventStatus.Future)
        .Happens("ACCUSE", [4], [0, 1], "Amerika mengecam Rusia dan Venezuela");

    /// <summary>Articles that share names and differ in words.</summary>
    public static Story[] Many(int count) =>
    [
        .. Enumerable.Range(1, count).Select(number => new Story($"many-{number:000}", $"""
            Menteri {number} dari Rusia menemui menteri Venezuela ke-{number}.
            "Kami bekerja sama," kata Orang{number % 7} Biasa.
            """, "2020-01-01", title: $"Pertemuan ke-{number}")
            .Country("Rusia", "RU").Country("Venezuela", "VE").Person($"Orang{number % 7} Biasa")
            .Says(2, "Kami bekerja sama,").Happens("CONSULT", [0], [1], "menemui", $"20{10 + (number % 10)}-05-01")),
    ];
}
