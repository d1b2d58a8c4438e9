using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.Feedback.Law;

/// <summary>What a recipient can say of a product.</summary>
internal enum OpinionKind
{
    /// <summary>役に立った.</summary>
    Useful,

    /// <summary>役に立たなかった.</summary>
    NotUseful,

    /// <summary>誤検知: an indicator or a sign met what is harmless.</summary>
    FalsePositive,

    /// <summary>新たな観測: it was seen here too.</summary>
    Sighting,

    /// <summary>質問.</summary>
    Question,

    /// <summary>実施した措置.</summary>
    ActionTaken,
}

/// <summary>What must be said so that an analyst can work with it. A judgement alone costs one press of a button; everything else says what was seen.</summary>
[Article("Act, Art. 37")]
internal static class AnOpinionSaysEnough
{
    public const int LongestText = 2_000;

    /// <summary>How many opinions an organisation can give on one delivery.</summary>
    public const int MostOfOne = 100;

    /// <summary>Whether a kind is a judgement: a newer one takes the place of the former.</summary>
    public static bool IsJudgement(this OpinionKind kind) => kind is OpinionKind.Useful or OpinionKind.NotUseful;

    public static Problems Check(OpinionKind? kind, string text, DateTimeOffset? seenAt, int before, DateTimeOffset now) => new Problems()
        .Unless(kind is { } given && Enum.IsDefined(given), "Kind", "kind", new("何を伝えるかを選んでください。", "Choose what you want to say."))
        .Unless(text.Length <= LongestText, "Text", "text", new("内容は2,000字以内で書いてください。", "Write at most 2,000 characters."))
        .Unless(kind is null or OpinionKind.Useful or OpinionKind.NotUseful || text.Length > 0, "Text", "text-required", new("何があったか、何を知りたいかを書いてください。", "Say what happened, or what you want to know."))
        .Unless(kind is not OpinionKind.Sighting || seenAt is not null, "SeenAt", "seen-at", new("いつ観測したかを入力してください。", "Enter when it was seen."))
        .Unless(seenAt is null || seenAt <= now, "SeenAt", "seen-later", new("観測した日時は、現在より前にしてください。", "It cannot have been seen in the future."))
        .Unless(before < MostOfOne, "Kind", "too-many", new("この情報への意見が多すぎます。内閣府の窓口に連絡してください。", "There are too many on this one. Contact the Cabinet Office."));

    public static Words Words(this OpinionKind kind) => kind switch
    {
        OpinionKind.Useful => new("役に立った", "Useful"),
        OpinionKind.NotUseful => new("役に立たなかった", "Not useful"),
        OpinionKind.FalsePositive => new("誤検知だった", "False positive"),
        OpinionKind.Sighting => new("自組織でも観測した", "Seen here too"),
        OpinionKind.Question => new("質問がある", "Question"),
        OpinionKind.ActionTaken => new("措置を実施した", "Action taken"),
        _ => throw new UnreachableException(),
    };
}
