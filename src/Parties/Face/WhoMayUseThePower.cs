using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.Parties.Face;

/// <summary>The powers of the state over a report or a notification.</summary>
public enum Power
{
    /// <summary>法第6条: order to notify, to report, or to put a report right, with a limit.</summary>
    Order,

    /// <summary>法第7条: state an opinion to the minister.</summary>
    StateOpinion,

    /// <summary>法第9条: ask for a report or material.</summary>
    AskForMaterial,

    /// <summary>法第10条: guide and advise.</summary>
    Guide,
}

/// <summary>As what an authority acts.</summary>
public enum AuthorityKind
{
    /// <summary>The Prime Minister, in the Cabinet Office.</summary>
    PrimeMinister,

    /// <summary>特別社会基盤事業所管大臣, or the Commissioner of the FSA for the Prime Minister as such (Act art 74(2)).</summary>
    CompetentMinister,

    /// <summary>The head of a regional bureau to whom the minister's powers over reports are delegated.</summary>
    DelegatedRegionalHead,

    /// <summary>Any other.</summary>
    Other,
}

/// <summary>What the power is used on: a report (art 5) or a notification of a computer (art 4).</summary>
public enum PowerOver
{
    /// <summary>法第5条の報告.</summary>
    Report,

    /// <summary>法第4条の届出.</summary>
    Notification,
}

/// <summary>
/// 第六条、第九条、第十条「特別社会基盤事業所管大臣は…」; 第七条「内閣総理大臣は…意見を述べることができる。」; 施行令第三条「法第五条の規定並びに法第六条、第九条及び
/// 第十条の規定（いずれも法第五条に係る部分に限る。）による…権限…は…委任する。」 So a bureau acts on reports only, the Cabinet Office only states an opinion.
/// </summary>
[Article("Act, Art. 6")]
[Article("Act, Art. 7")]
[Article("Act, Art. 9")]
[Article("Act, Art. 10")]
[Article("Cabinet Order, Art. 3")]
public static class WhoMayUseThePower
{
    internal static readonly Dated<Func<Power, AuthorityKind, PowerOver, bool>> Rule = new Dated<Func<Power, AuthorityKind, PowerOver, bool>>()
        .From(new(2026, 10, 1), (power, kind, over) => (power, kind) switch
        {
            (Power.StateOpinion, AuthorityKind.PrimeMinister) => true,
            (Power.StateOpinion, _) => false,
            (_, AuthorityKind.CompetentMinister) => true,
            (_, AuthorityKind.DelegatedRegionalHead) => over is PowerOver.Report,
            _ => false,
        });

    /// <summary>Whether an authority of this kind may use the power on this day.</summary>
    /// <param name="power">Which power.</param>
    /// <param name="kind">As what the authority acts.</param>
    /// <param name="onDay">The legal day.</param>
    /// <param name="over">On what it is used.</param>
    public static Ruling Ask(Power power, AuthorityKind kind, DateOnly onDay, PowerOver over = PowerOver.Report) => Rule.On(onDay)(power, kind, over)
        ? new Ruling.Allowed(ArticleOf(power))
        : new Ruling.Refused(ArticleOf(power), Reason(power, kind));

    /// <summary>The article that gives the power.</summary>
    public static string ArticleOf(Power power) => power switch
    {
        Power.Order => "Act, Art. 6",
        Power.StateOpinion => "Act, Art. 7",
        Power.AskForMaterial => "Act, Art. 9",
        Power.Guide => "Act, Art. 10",
        _ => throw new UnreachableException(),
    };

    /// <summary>The permission that a role must hold for it.</summary>
    public static Permission Needs(Power power) => power switch
    {
        Power.Order => Permission.Order,
        Power.StateOpinion => Permission.StateOpinion,
        _ => Permission.AskAndGuide,
    };

    /// <summary>As what an organisation acts.</summary>
    public static AuthorityKind ActsAs(OrganisationKind kind) => kind switch
    {
        OrganisationKind.CabinetOffice => AuthorityKind.PrimeMinister,
        OrganisationKind.Ministry => AuthorityKind.CompetentMinister,
        OrganisationKind.RegionalBureau => AuthorityKind.DelegatedRegionalHead,
        _ => AuthorityKind.Other,
    };

    /// <summary>Why it is refused where the authority has the power and the role has not.</summary>
    public static Words RoleLacksIt { get; } = new(
        "あなたの役割では、この権限を使えません。窓口の責任者に依頼してください。",
        "Your role may not use this power. Ask the supervisor of your desk.");

    /// <summary>What the power is called.</summary>
    public static Words Name(Power power) => power switch
    {
        Power.Order => new("命令（法第6条）", "Order (Act, art. 6)"),
        Power.StateOpinion => new("内閣総理大臣の意見の陳述（法第7条）", "Opinion of the Prime Minister (Act, art. 7)"),
        Power.AskForMaterial => new("報告又は資料の提出の求め（法第9条）", "Request for a report or material (Act, art. 9)"),
        Power.Guide => new("指導及び助言（法第10条）", "Guidance and advice (Act, art. 10)"),
        _ => throw new UnreachableException(),
    };

    private static Words Reason(Power power, AuthorityKind kind) => (power, kind) switch
    {
        (Power.StateOpinion, _) => new(
            "意見を述べることができるのは、内閣総理大臣だけです。",
            "Only the Prime Minister may state this opinion."),
        (_, AuthorityKind.PrimeMinister) => new(
            "この権限は特別社会基盤事業所管大臣のものです。内閣総理大臣は、法第7条により大臣に意見を述べることができます。",
            "This power is the competent minister's. The Prime Minister may state an opinion to the minister under article 7."),
        (_, AuthorityKind.DelegatedRegionalHead) => new(
            "地方支分部局の長に委任されているのは、法第5条の報告に係る権限だけです。",
            "Only the powers over reports under article 5 are delegated to regional heads."),
        _ => new(
            "この権限は、特別社会基盤事業所管大臣又はその委任を受けた者だけが使えます。",
            "Only the competent minister, or a head to whom it is delegated, may use this power."),
    };
}
