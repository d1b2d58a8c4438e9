using Noroshi.Kernel;

namespace Noroshi.Council;

/// <summary>What is done in the council, in words.</summary>
internal sealed class CouncilActs : IKindsOfActs
{
    public IReadOnlyDictionary<string, Words> Kinds { get; } = new Dictionary<string, Words>(StringComparer.Ordinal)
    {
        ["council.contributed"] = new("協議会への情報の提供", "Contributed to the council"),
        ["council.exception-approved"] = new("例外（法第45条第6項ただし書）の承認", "Exception of article 45(6) approved"),
        ["council.exception-put-forward"] = new("例外（法第45条第6項ただし書）の申立て", "Exception of article 45(6) put forward"),
        ["council.exception-turned-down"] = new("例外（法第45条第6項ただし書）の不承認", "Exception of article 45(6) not approved"),
        ["council.feed-begun"] = new("一部の情報の提供先の追加", "Partial feed begun"),
        ["council.feed-ended"] = new("一部の情報の提供先の終了", "Partial feed ended"),
        ["council.member-step"] = new("協議会の構成員の手続", "Step of a council membership"),
        ["council.not-let-in"] = new("参加できない人による協議会の閲覧の要求", "Entry to the council refused"),
        ["council.not-shown"] = new("見てはならない協議会の情報の要求", "Request for something of the council that may not be seen"),
        ["council.person-ended"] = new("協議会に参加する人の指名の終了", "Person no longer named for the council"),
        ["council.person-named"] = new("協議会に参加する人の指名", "Person named for the council"),
        ["council.policy-set"] = new("協議会の運用方針の設定", "Policy of the council set"),
        ["council.range-accepted"] = new("組織内の共有範囲の承認", "Range of sharing inside accepted"),
        ["council.range-stated"] = new("組織内の共有範囲の申告", "Range of sharing inside stated"),
        ["council.read"] = new("協議会の情報の閲覧", "Contribution read"),
        ["council.region-led"] = new("地域への展開の設定", "Onward sharing in a region set"),
        ["council.request-answered"] = new("協議会の求めへの回答", "Request of the council answered"),
        ["council.requested"] = new("協議会の求め", "Request of the council"),
        ["council.topic-changed"] = new("話題の変更", "Topic changed"),
        ["council.topic-closed"] = new("話題の終了", "Topic closed"),
        ["council.topic-member-added"] = new("話題への構成員の追加", "Member added to a topic"),
        ["council.topic-member-removed"] = new("話題からの構成員の除外", "Member removed from a topic"),
        ["council.topic-opened"] = new("話題の設置", "Topic opened"),
        ["council.widening-answered"] = new("利用範囲の拡大の求めへの回答", "Answer on wider use"),
        ["council.widening-asked"] = new("利用範囲の拡大の求め", "Wider use asked for"),
        ["council.withdrawn"] = new("提供した情報の取下げ", "Contribution withdrawn"),
    };
}
