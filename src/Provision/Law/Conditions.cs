using Noroshi.Kernel;

namespace Noroshi.Provision.Law;

/// <summary>A condition with the provision that asks for it, in words.</summary>
/// <param name="Condition">Which.</param>
/// <param name="Code">The stable code.</param>
/// <param name="Article">The provision; null where it is that of the route itself.</param>
/// <param name="Holds">What must hold.</param>
/// <param name="Certainty">How surely the condition is known.</param>
internal sealed record ConditionText(Condition Condition, string Code, string? Article, Words Holds, Certainty Certainty);

/// <summary>Every condition, with the provision that asks for it.</summary>
internal static class Conditions
{
    /// <summary>In the order in which a refusal names them.</summary>
    public static IReadOnlyList<ConditionText> All { get; } =
    [
        Of(Condition.NeededToPreventDamage, "needed-to-prevent-damage", null, "重要電子計算機に対する特定不正行為による被害の防止のため必要があると認めたこと", "the sender finds it necessary to prevent damage to critical computers"),
        Of(Condition.NeededForSpecifiedPrevention, "needed-for-specified-prevention", "Act, Art. 38(3)", "選別後通信情報を含むので、特定被害防止目的の達成のために必要があると認めたこと", "since it holds selected communications information, it is necessary for the specified prevention of damage"),
        Of(Condition.PartyConsents, "party-consents", "Act, Art. 38(3)", "選別後当事者通信情報を含むので、協定当事者があらかじめ同意していること", "since it holds information of a party to an agreement, that party has consented beforehand"),
        Of(Condition.AidsArticleThirtyOneTasks, "aids-article-31-tasks", "Act, Art. 38(2)", "法第31条第2項に規定する事務に資すると認めたこと（同項は施行前で、条文は未確認）", "it aids the tasks of article 31(2), whose text is not in force yet and has not been read", Certainty.Unverified),
        Of(Condition.CarrierSuspected, "carrier-suspected", "Act, Art. 38(4)", "電気通信事業者・利用者の設備などが送信元又は送信先であると疑うに足りる状況があること", "there is ground to suspect that equipment of the carrier or its users is a source or a target"),
        Of(Condition.SpeciallyNecessary, "specially-necessary", "Act, Art. 38(4)", "対処を求めるため特に必要があると認めたこと", "it is specially necessary, to have the carrier deal with it"),
        Of(Condition.WithinWhatIsNeeded, "within-what-is-needed", "Act, Art. 38(4)", "対処に必要な範囲内の内容に限っていること", "it holds no more than dealing with it needs"),
        Of(Condition.MinisterHoldsIt, "minister-holds-it", "Act, Art. 38(1)", "送る大臣が、法第38条第1項によりこの情報の提供を受けていること", "the minister who sends it was provided with it under article 38(1)"),
        Of(Condition.ProtectionRecognised, "protection-recognised", "Act, Art. 38(4)", "選別後通信情報を含むので、電気通信事業者の保護の措置を総務大臣が認めたこと", "since it holds selected communications information, the minister recognises the carrier's protection of it"),
        Of(Condition.NeededForDuties, "needed-for-duties", "Act, Art. 39", "被害の防止に関する事務を遂行するために必要があると認めたこと", "it is necessary for the duty of preventing damage"),
        Of(Condition.EquivalentProtection, "equivalent-protection", "Act, Art. 39", "提供先が、国の行政機関に相当する保護の措置を講じていること", "the recipient protects it in a way equivalent to that of the state's own bodies"),
        Of(Condition.InTheMinistersCharge, "in-the-ministers-charge", "Act, Art. 4(1)", "提供先が、送る大臣の所管する特別社会基盤事業者であること", "the recipient is an operator in this minister's charge", Certainty.Inferred),
        Of(Condition.HelpsPreventDamage, "helps-prevent-damage", "Act, Art. 45(3)", "被害の防止に資する情報であること", "it helps to prevent damage"),
        Of(Condition.IsCouncilMember, "is-council-member", "Act, Art. 45(2)", "提供先が、同意して加わった現在の構成員であること", "the recipient is a member of the council now, by its consent"),
        Of(Condition.VulnerabilityKnown, "vulnerability-known", "Act, Art. 42(1)", "電子計算機等における脆弱性を認知していること", "the sender knows of a vulnerability"),
        Of(Condition.SuppliesTheProduct, "supplies-the-product", "Act, Art. 42(1)", "提供先が、その電子計算機等の供給者であること", "the recipient supplies the product in question"),
        Of(Condition.TaskEntrusted, "task-entrusted", "Act, Art. 72(1)", "提供先に事務が委託されていること", "a task has been entrusted to the recipient"),
        Of(Condition.AskedByContractor, "asked-by-contractor", "Act, Art. 72(3)", "受託者から求めがあったこと", "the contractor has asked for it"),
        Of(Condition.NeededForTheTask, "needed-for-the-task", "Act, Art. 72(3)", "委託に係る事務を実施するために必要であること", "it is necessary for the entrusted task"),
        Of(Condition.MadeUnderArticleTwentyNine, "made-under-article-29", "Act, Art. 29", "法第29条に規定する提供用選別後情報として作られたこと（条文は未確認）", "it was made as selected information for provision under article 29, whose text has not been read", Certainty.Unverified),
        Of(Condition.PrefectureHoldsIt, "prefecture-holds-it", "Act, Art. 45(3)", "都道府県が、協議会の構成員としてこの情報の共有を受けていること", "the prefecture was given it as a member of the council", Certainty.Policy),
        Of(Condition.WithinTheRegion, "within-the-region", "Act, Art. 45(6)", "提供元が付けた地域の限定に反しないこと", "it does not leave the region to which its originator limits it", Certainty.Policy),
        Of(Condition.RightsConsidered, "rights-considered", "Act, Art. 43", "通信の当事者その他の者の権利利益の保護に配慮したこと", "the rights of the parties to communications and of others were considered"),
        Of(Condition.VictimCannotBeInferred, "victim-cannot-be-inferred", "Act, Art. 8", "被害者が推知されないこと", "nobody can infer the victim from it", Certainty.Inferred),
        Of(Condition.OriginatorAllows, "originator-allows", "Act, Art. 45(6)", "情報の出し手が禁じていないこと（広げる同意、又は理由・承認・通知を記録した例外を含む）", "its originator does not forbid it, has consented to wider use, or an exception is recorded with reason, approval and notice", Certainty.Policy),
    ];

    /// <summary>The single conditions in a set, in the order of <see cref="All"/>.</summary>
    public static IEnumerable<ConditionText> In(Condition conditions) => All.Where(text => conditions.HasFlag(text.Condition));

    private static ConditionText Of(Condition condition, string code, string? article, string ja, string en, Certainty? certainty = null) =>
        new(condition, code, article, new Words(ja, en), certainty ?? Certainty.Text);
}
