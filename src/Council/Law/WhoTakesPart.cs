using Noroshi.Council.Face;
using Noroshi.Kernel;

namespace Noroshi.Council.Law;

/// <summary>What decides whether a person takes part: the organisation's state, whether it named the person, whether the person is bound to secrecy.</summary>
internal sealed record Standing(MemberState? Organisation, bool Named, bool Bound);

/// <summary>
/// 「協議会の事務に従事する者又は従事していた者は、正当な理由がなく、当該事務に関して知り得た秘密を漏らし、又は盗用してはならない。」 Secrecy binds natural
/// persons. So a member takes part through persons that it names, and each has undertaken secrecy under this paragraph, in that organisation.
/// That the undertaking is asked for is our reading (ADR 0041); officials of the secretariat are bound by their office.
/// </summary>
[Article("Act, Art. 45(7)")]
[Article("Act, Art. 45(2)")]
internal static class WhoTakesPart
{
    private static readonly Words NoMember = new(
        "ご所属の組織は、今、協議会の有効な構成員ではありません。", "Your organisation is not an active member of the council now.");

    private static readonly Words NotNamed = new(
        "協議会に参加する者として指名されていません。組織の担当者に、指名を依頼してください。", "You are not named for the council. Ask your organisation to name you.");

    private static readonly Words NotBound = new(
        "法第45条第7項の秘密保持の誓約が登録されていません。組織の管理者に、誓約の登録を依頼してください。", "There is no undertaking under article 45(7) in force for you. Ask your organisation's administrator to record it.");

    internal static readonly Dated<Func<Standing, Ruling>> Rule = new Dated<Func<Standing, Ruling>>().From(InForce.Since, standing => standing switch
    {
        { Organisation: not MemberState.Active } => new Ruling.Refused("Act, Art. 45(2)", NoMember),
        { Named: false } => new Ruling.Refused("Act, Art. 45(7)", NotNamed),
        { Bound: false } => new Ruling.Refused("Act, Art. 45(7)", NotBound),
        _ => new Ruling.Allowed("Act, Art. 45(2)"),
    });

    public static Ruling Ask(Standing standing, DateOnly day) => Rule.On(day)(standing);
}
