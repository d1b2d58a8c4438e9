using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law.Deadlines;

/// <summary>The rules on until when a notification is due.</summary>
internal enum DeadlineCase
{
    /// <summary>Four months from the introduction.</summary>
    Introduction,

    /// <summary>Four months from the change.</summary>
    Change,

    /// <summary>In place on 1 October 2026: six months from then.</summary>
    InPlaceAtCommencement,

    /// <summary>Introduced within two months of 1 October 2026 to a facility that was in place: six months from then.</summary>
    SoonAfterCommencement,

    /// <summary>Introduced within two months of the operator's designation: six months from it.</summary>
    SoonAfterDesignation,

    /// <summary>Introduced within two months of the day on which an amendment covered it: six months from that day.</summary>
    SoonAfterCoverage,

    /// <summary>Changed within two months of that day: six months from it.</summary>
    ChangeSoonAfterCoverage,

    /// <summary>To be notified only since a designation ended or a reading changed: four months from that day. No text says so (ADR 0035).</summary>
    RuleTookForce,
}

/// <summary>The rules, said to a person.</summary>
internal static class DeadlineCases
{
    public static string Code(this DeadlineCase which) => which switch
    {
        DeadlineCase.Introduction => "introduction",
        DeadlineCase.Change => "change",
        DeadlineCase.InPlaceAtCommencement => "in-place-at-commencement",
        DeadlineCase.SoonAfterCommencement => "soon-after-commencement",
        DeadlineCase.SoonAfterDesignation => "soon-after-designation",
        DeadlineCase.SoonAfterCoverage => "soon-after-coverage",
        DeadlineCase.ChangeSoonAfterCoverage => "change-soon-after-coverage",
        DeadlineCase.RuleTookForce => "rule-took-force",
        _ => throw new UnreachableException(),
    };

    public static DeadlineCase? Parse(string? code) => Enum.GetValues<DeadlineCase>().Cast<DeadlineCase?>().FirstOrDefault(c => c!.Value.Code() == code);

    public static string Article(this DeadlineCase which) => which switch
    {
        DeadlineCase.Introduction => "Order, Art. 2(1)",
        DeadlineCase.Change => "Order, Art. 3(1)",
        DeadlineCase.InPlaceAtCommencement => "Act, Suppl. Art. 4",
        DeadlineCase.SoonAfterCommencement => "Order, Suppl. 2026-05-28 (2)",
        DeadlineCase.SoonAfterDesignation => "Order, Art. 2(2)",
        DeadlineCase.SoonAfterCoverage => "Order, Art. 2(3)",
        DeadlineCase.ChangeSoonAfterCoverage => "Order, Art. 3(2)",
        DeadlineCase.RuleTookForce => "Order, Art. 2(1)",
        _ => throw new UnreachableException(),
    };

    public static Words Words(this DeadlineCase which) => which switch
    {
        DeadlineCase.Introduction => new("導入した日から4か月以内", "Within four months of the introduction"),
        DeadlineCase.Change => new("変更の日から4か月以内", "Within four months of the change"),
        DeadlineCase.InPlaceAtCommencement => new("施行日（2026年10月1日）に導入済みのため、施行日から6か月以内", "In place on 1 October 2026: within six months of that day"),
        DeadlineCase.SoonAfterCommencement => new("施行日に導入済みの設備に、施行日から2か月以内に導入したため、施行日から6か月以内", "Introduced within two months of 1 October 2026 to a facility in place: within six months of that day"),
        DeadlineCase.SoonAfterDesignation => new("指定を受けた日から2か月以内に導入したため、指定の日から6か月以内", "Introduced within two months of the designation: within six months of it"),
        DeadlineCase.SoonAfterCoverage => new("主務省令の改正で対象になった日から2か月以内に導入したため、その日から6か月以内", "Introduced within two months of the day on which an amendment covered it: within six months of that day"),
        DeadlineCase.ChangeSoonAfterCoverage => new("主務省令の改正で対象になった日から2か月以内の変更のため、その日から6か月以内", "Changed within two months of the day on which an amendment covered it: within six months of that day"),
        DeadlineCase.RuleTookForce => new("指定や読み方が変わって届出の対象になった日から4か月以内（経過措置の定めがなく、数え方は未確認）", "Within four months of the day on which a designation ended or a reading changed (no text has a transitional rule; not verified)"),
        _ => throw new UnreachableException(),
    };
}
