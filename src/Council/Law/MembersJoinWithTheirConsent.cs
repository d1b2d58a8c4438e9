using System.Diagnostics;
using Noroshi.Council.Face;
using Noroshi.Kernel;
using static Noroshi.Council.Face.MemberState;
using static Noroshi.Council.Law.MemberStep;
using static Noroshi.Council.Law.Side;

namespace Noroshi.Council.Law;

/// <summary>A step on the way into the council and out of it.</summary>
internal enum MemberStep
{
    /// <summary>招請.</summary>
    Invite,

    /// <summary>同意.</summary>
    Consent,

    /// <summary>辞退.</summary>
    Decline,

    /// <summary>登録.</summary>
    Register,

    /// <summary>行政機関としての登録 (45(1)): heads of administrative organs form the council; they are not asked for consent.</summary>
    RegisterAuthority,

    /// <summary>有効化.</summary>
    Activate,

    /// <summary>停止.</summary>
    Suspend,

    /// <summary>停止の解除.</summary>
    Resume,

    /// <summary>脱退.</summary>
    Leave,

    /// <summary>構成員から外すこと.</summary>
    Dismiss,
}

/// <summary>Who takes a step.</summary>
internal enum Side
{
    /// <summary>The council's secretariat, for the Prime Minister.</summary>
    Secretariat,

    /// <summary>The organisation itself.</summary>
    Organisation,
}

/// <summary>
/// 「内閣総理大臣は、必要と認めるときは、協議会に、…その同意を得て構成員として加えることができる。」 Nobody is entered without having consented, and
/// whoever consented may leave. The Act says no more: the steps between are ours (ADR 0041).
/// </summary>
[Article("Act, Art. 45(1)")]
[Article("Act, Art. 45(2)")]
internal static class MembersJoinWithTheirConsent
{
    private static readonly Words NotWithoutConsent = new(
        "同意を得ていない組織を構成員にすることはできません。", "An organisation that has not consented cannot be made a member.");

    private static readonly Words NotFromHere = new(
        "今の状態からこの手続はできません。画面を開き直して、状態を確かめてください。", "This step cannot be taken from the present state. Open the page again and look at the state.");

    internal static readonly Dated<Func<MemberState?, MemberStep, Side, MemberState?>> Rule = new Dated<Func<MemberState?, MemberStep, Side, MemberState?>>()
        .From(InForce.Since, (state, step, side) => (state, step, side) switch
        {
            (null or Declined or Left, Invite, Secretariat) => Invited,
            (Invited, Consent, Organisation) => Consented,
            (Invited, Decline, Organisation) => Declined,
            (Consented, Register, Secretariat) => Registered,
            (null or Left, RegisterAuthority, Secretariat) => Registered,
            (Registered, Activate, Secretariat) => Active,
            (Active, Suspend, Secretariat) => Suspended,
            (Suspended, Resume, Secretariat) => Active,
            (Consented or Registered or Active or Suspended, Leave, Organisation) => Left,
            (Invited or Consented or Registered or Active or Suspended, Dismiss, Secretariat) => Left,
            _ => null,
        });

    /// <summary>The state after the step; null if it may not be taken.</summary>
    public static MemberState? After(MemberState? state, MemberStep step, Side side, DateOnly day) => Rule.On(day)(state, step, side);

    public static Ruling Ask(MemberState? state, MemberStep step, Side side, DateOnly day) => After(state, step, side, day) is not null
        ? new Ruling.Allowed(ArticleOf(step))
        : new Ruling.Refused("Act, Art. 45(2)", step is Register && state is Invited or null ? NotWithoutConsent : NotFromHere);

    /// <summary>The steps open to a side.</summary>
    public static IReadOnlyList<MemberStep> OpenTo(MemberState? state, Side side, DateOnly day) =>
        [.. Enum.GetValues<MemberStep>().Where(step => After(state, step, side, day) is not null)];

    public static string ArticleOf(MemberStep step) => step is RegisterAuthority ? "Act, Art. 45(1)" : "Act, Art. 45(2)";

    public static bool NeedsAReason(MemberStep step) => step is Decline or Suspend or Dismiss;

    public static Words Words(MemberStep step) => step switch
    {
        Invite => new("招請", "Invite"),
        Consent => new("同意", "Consent"),
        Decline => new("辞退", "Decline"),
        Register => new("登録", "Register"),
        RegisterAuthority => new("行政機関として登録", "Register as an administrative organ"),
        Activate => new("有効にする", "Activate"),
        Suspend => new("停止", "Suspend"),
        Resume => new("停止の解除", "Resume"),
        Leave => new("脱退", "Leave"),
        Dismiss => new("構成員から外す", "Remove"),
        _ => throw new UnreachableException(),
    };
}
