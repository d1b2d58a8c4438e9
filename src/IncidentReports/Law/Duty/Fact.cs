using Noroshi.CriticalComputers.Face;

namespace Noroshi.IncidentReports.Law.Duty;

/// <summary>One thing that may be so, may not be so, or may not yet be known. The code is stable: it is stored and used in the API.</summary>
internal readonly record struct Fact(string Code)
{
    /// <summary>The reporter is a 特別社会基盤事業者.</summary>
    public static readonly Fact OperatorIsSpecial = new("operator.special");

    /// <summary>サイバーセキュリティが害された.</summary>
    public static readonly Fact Harmed = new("event.harmed");

    /// <summary>By an act of Act art 2(4)(i): malicious instructions were run.</summary>
    public static readonly Fact ByMalware = new("act.malware");

    /// <summary>By an act of Act art 2(4)(ii): unauthorised access.</summary>
    public static readonly Fact ByAccess = new("act.access");

    /// <summary>By an act of Act art 2(4)(iii): obstruction of business.</summary>
    public static readonly Fact ByObstruction = new("act.obstruction");

    /// <summary>The obstruction was attempted only (Penal Code art 234-2(2)).</summary>
    public static readonly Fact ObstructionOnlyAttempted = new("act.obstruction-only-attempted");

    /// <summary>Order art 4(1)(i) イ: malicious instructions were received.</summary>
    public static readonly Fact MalwareReceived = new("precursor.malware-received");

    /// <summary>イ: with a just cause.</summary>
    public static readonly Fact JustCause = new("precursor.just-cause");

    /// <summary>ロ: another person's credential was entered over a network.</summary>
    public static readonly Fact CredentialEntered = new("precursor.credential-entered");

    /// <summary>ハ: something that gets round the access control was entered.</summary>
    public static readonly Fact BypassEntered = new("precursor.bypass-entered");

    /// <summary>ニ: the same, on a computer whose use another critical computer controls.</summary>
    public static readonly Fact BypassThroughAnother = new("precursor.bypass-through-another");

    /// <summary>ロ, ハ, ニ: done by the access manager.</summary>
    public static readonly Fact ByAccessManager = new("entry.by-access-manager");

    /// <summary>ロ, ハ, ニ: done with the access manager's consent.</summary>
    public static readonly Fact WithManagersConsent = new("entry.with-managers-consent");

    /// <summary>ロ: done with the consent of the holder of the right of use.</summary>
    public static readonly Fact WithRightHoldersConsent = new("entry.with-right-holders-consent");

    /// <summary>ロ: NICT's authorised survey.</summary>
    public static readonly Fact NictSurvey = new("entry.nict-survey");

    /// <summary>ホ: another person's credential was obtained.</summary>
    public static readonly Fact CredentialTaken = new("precursor.credential-taken");

    /// <summary>ホ: in order to use it for unauthorised access.</summary>
    public static readonly Fact TakenForAccess = new("precursor.taken-for-access");

    /// <summary>ホ: by harming the computer's cybersecurity.</summary>
    public static readonly Fact TakenByHarm = new("precursor.taken-by-harm");

    /// <summary>ヘ and Order art 4(1)(ii): traces of a 特定侵害事象 are on record.</summary>
    public static readonly Fact TraceOfIncident = new("trace.incident");

    /// <summary>The traces are of an obstruction attempted only, and of nothing else.</summary>
    public static readonly Fact TraceOnlyOfAttempt = new("trace.only-attempted-obstruction");

    /// <summary>ヘ: traces of an event イ to ホ are on record.</summary>
    public static readonly Fact TraceOfPrecursor = new("trace.precursor");

    /// <summary>Order art 4(2)(i): it happened within six months of the designation.</summary>
    public static readonly Fact SoonAfterDesignation = new("early.designation");

    /// <summary>Order art 4(2)(i): on a computer of the facility of that designation.</summary>
    public static readonly Fact OfThatDesignation = new("early.of-that-designation");

    /// <summary>Order art 4(2)(i): the operator came under the criteria by an event of ESPA art 53(1).</summary>
    public static readonly Fact ByEventOfEspa53 = new("early.by-espa-53");

    /// <summary>Order, amending order, suppl. (3): designated before the amendment took effect.</summary>
    public static readonly Fact DesignatedBeforeAmendment = new("early.designated-before-amendment");

    /// <summary>Order art 4(2)(ii): it happened within six months of the computer being newly covered by an amendment.</summary>
    public static readonly Fact SoonAfterCoverage = new("early.newly-covered");

    /// <summary>The product is exempt from notification (as Windows is). It is taken in and matters to nothing.</summary>
    public static readonly Fact ExemptFromNotification = new("computer.exempt-from-notification");

    /// <summary>The computer belongs to a class of 特定重要電子計算機.</summary>
    public static Fact Of(DeviceClass @class) => new($"class.{@class.Code()}");

    /// <summary>All facts that the rules know.</summary>
    public static IReadOnlyList<Fact> All { get; } =
    [
        OperatorIsSpecial, .. DeviceClasses.All.Select(Of), Harmed, ByMalware, ByAccess, ByObstruction, ObstructionOnlyAttempted,
        TraceOfIncident, TraceOnlyOfAttempt, MalwareReceived, JustCause, CredentialEntered, BypassEntered, BypassThroughAnother,
        ByAccessManager, WithManagersConsent, WithRightHoldersConsent, NictSurvey, CredentialTaken, TakenForAccess, TakenByHarm,
        TraceOfPrecursor, SoonAfterDesignation, OfThatDesignation, ByEventOfEspa53, DesignatedBeforeAmendment, SoonAfterCoverage,
        ExemptFromNotification,
    ];

    /// <summary>The fact for a code.</summary>
    public static bool TryParse(string? code, out Fact fact)
    {
        foreach (var candidate in All)
        {
            if (candidate.Code == code)
            {
                fact = candidate;
                return true;
            }
        }

        fact = default;
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Code;
}
