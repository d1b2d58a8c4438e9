using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.Oversight.Commission.Law;

/// <summary>By which provision an approval is asked for.</summary>
internal enum ApprovalRoute
{
    /// <summary>Act art 17(1).</summary>
    Article17,

    /// <summary>Act art 19(1).</summary>
    Article19,

    /// <summary>Act art 32(1).</summary>
    Article32,

    /// <summary>Act art 33(1).</summary>
    Article33,

    /// <summary>警察官職務執行法 6の2(4).</summary>
    Police,

    /// <summary>自衛隊法 89(1).</summary>
    Defense89,

    /// <summary>自衛隊法 91の3.</summary>
    Defense91,

    /// <summary>自衛隊法 92(2).</summary>
    Defense92,

    /// <summary>自衛隊法 95の4(1).</summary>
    Defense95,
}

/// <summary>
/// What the commission approves (48(i), (iv)). The police and the Self-Defense Forces ask since the main day; articles 17, 19, 32 and 33 are not in force. What was done without an approval is told afterwards
/// (警職法 6の2(9)) and checked (6の2(10)).
/// </summary>
[Article("Act, Art. 48")]
[Article("Act, Art. 48(i)")]
[Article("Act, Art. 48(iv)")]
internal static class WhatNeedsApproval
{
    public static IReadOnlyList<ApprovalRoute> Routes { get; } = Enum.GetValues<ApprovalRoute>();

    /// <summary>The routes by which something may be done without and told afterwards.</summary>
    public static IReadOnlyList<ApprovalRoute> Afterwards { get; } = [.. Routes.Where(r => r >= ApprovalRoute.Police)];

    /// <summary>Whether an approval may be asked for by a route on a day.</summary>
    /// <param name="route">The route.</param>
    /// <param name="day">The legal day.</param>
    /// <param name="sectionTwo">The day on which the chapters not in force come into it.</param>
    public static Ruling Ask(ApprovalRoute route, DateOnly day, DateOnly sectionTwo)
    {
        var from = route >= ApprovalRoute.Police ? InForce.Main : sectionTwo;
        return day >= from ? new Ruling.Allowed(Article(route)) : InForce.NotYet(Article(route), from);
    }

    /// <summary>The paragraph of the commission's tasks under which it falls.</summary>
    public static string Article(ApprovalRoute route) => route >= ApprovalRoute.Police ? "Act, Art. 48(iv)" : "Act, Art. 48(i)";

    public static Words Words(this ApprovalRoute route) => route switch
    {
        ApprovalRoute.Article17 => new("法第17条第1項", "Article 17(1) of the Act"),
        ApprovalRoute.Article19 => new("法第19条第1項", "Article 19(1) of the Act"),
        ApprovalRoute.Article32 => new("法第32条第1項", "Article 32(1) of the Act"),
        ApprovalRoute.Article33 => new("法第33条第1項", "Article 33(1) of the Act"),
        ApprovalRoute.Police => new("警察官職務執行法第6条の2第4項", "Police Duties Execution Act, Art. 6-2(4)"),
        ApprovalRoute.Defense89 => new("自衛隊法第89条第1項", "Self-Defense Forces Act, Art. 89(1)"),
        ApprovalRoute.Defense91 => new("自衛隊法第91条の3", "Self-Defense Forces Act, Art. 91-3"),
        ApprovalRoute.Defense92 => new("自衛隊法第92条第2項", "Self-Defense Forces Act, Art. 92(2)"),
        ApprovalRoute.Defense95 => new("自衛隊法第95条の4第1項", "Self-Defense Forces Act, Art. 95-4(1)"),
        _ => throw new UnreachableException(),
    };
}
