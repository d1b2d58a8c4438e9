using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.Provision.Face;

/// <summary>In whose name analysed information is provided. Where the law names a minister, the Prime Minister cannot send in the minister's place.</summary>
public enum LegalSender : byte
{
    /// <summary>内閣総理大臣, also for the council, which he organises.</summary>
    PrimeMinister,

    /// <summary>総務大臣.</summary>
    InternalAffairsMinister,

    /// <summary>特別社会基盤事業所管大臣.</summary>
    CompetentMinister,

    /// <summary>電子計算機等供給事業所管大臣.</summary>
    SupplyMinister,

    /// <summary>都道府県, passing on what it received as a member of the council.</summary>
    Prefecture,
}

/// <summary>Senders, said to a person and to a machine.</summary>
public static class LegalSenders
{
    /// <summary>All senders.</summary>
    public static IReadOnlyList<LegalSender> All { get; } = Enum.GetValues<LegalSender>();

    /// <summary>The stable code: <c>prime-minister</c>.</summary>
    public static string Code(this LegalSender sender) => sender switch
    {
        LegalSender.PrimeMinister => "prime-minister",
        LegalSender.InternalAffairsMinister => "internal-affairs-minister",
        LegalSender.CompetentMinister => "competent-minister",
        LegalSender.SupplyMinister => "supply-minister",
        LegalSender.Prefecture => "prefecture",
        _ => throw new UnreachableException(),
    };

    /// <summary>What people read.</summary>
    public static Words Words(this LegalSender sender) => sender switch
    {
        LegalSender.PrimeMinister => new("内閣総理大臣", "Prime Minister"),
        LegalSender.InternalAffairsMinister => new("総務大臣", "Minister for Internal Affairs and Communications"),
        LegalSender.CompetentMinister => new("特別社会基盤事業所管大臣", "Competent minister"),
        LegalSender.SupplyMinister => new("電子計算機等供給事業所管大臣", "Minister competent for suppliers"),
        LegalSender.Prefecture => new("都道府県", "Prefecture"),
        _ => throw new UnreachableException(),
    };
}
