using Noroshi.CriticalComputers.Classifying;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Law.Classes.Networks;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>The columns of the two tables, and how what stands in them is said. What goes out comes in again.</summary>
internal static class NetworkColumns
{
    private static readonly string[] Yes = ["はい", "yes", "true", "1", "○"], No = ["いいえ", "no", "false", "0", "×"];

    /// <summary>Of a node: the code, also the member in JSON, and the heading.</summary>
    public static IReadOnlyList<(string Code, Words Heading)> OfNodes { get; } =
    [
        ("name", new("名前", "Name")), ("kind", new("種別", "Kind")), ("appliance", new("アプライアンス", "Appliance")), ("side", new("OT/IT", "OT/IT")), ("cloud", new("クラウドサービス", "Cloud service")),
        ("dedicated", new("専用の製品か", "Dedicated")), ("computer", new("台帳の管理名", "Name in the register")),
        .. OwnFacts.All.Select(f => (f.Code(), OwnFacts.Short(f))),
    ];

    /// <summary>Of a line, or a hold.</summary>
    public static IReadOnlyList<(string Code, Words Heading)> OfLines { get; } =
    [
        ("from", new("一方", "One end")), ("to", new("他方", "Other end")), ("what", new("関係", "What")), ("public", new("公衆回線", "Public line")), ("flow", new("データの向き", "Flow")),
    ];

    /// <summary>An answer as it goes out; nothing for an open one.</summary>
    /// <summary>Yes, no, or nothing said. False if it is neither.</summary>
    public static bool TryAnswer(string text, out bool? answer)
    {
        var key = RegisterKeys.Folded(text);
        answer = Yes.Contains(key) ? true : No.Contains(key) ? false : null;
        return answer is not null || key.Length == 0 || key is AnsweredFacts.NotKnown or "分からない" or "未回答";
    }

    public static NodeKind? Kind(string text) => Find<NodeKind>(text, NetworkWords.Code, NetworkWords.Words);

    public static NodeSide? Side(string text) => Find<NodeSide>(text, NetworkWords.Code, NetworkWords.Words) ?? (RegisterKeys.Folded(text) is { Length: 0 } ? NodeSide.Unknown : null);

    public static DedicatedUse? Dedicated(string text) => Find<DedicatedUse>(text, DedicatedUses.Code, DedicatedUses.Words);

    public static HoldKind? Hold(string text) => Find<HoldKind>(text, NetworkWords.Code, NetworkWords.Words);

    public static Flow? Flow(string text) => Find<Flow>(text, NetworkWords.Code, NetworkWords.Words) ?? Find<Flow>(text, NetworkWords.Sign, NetworkWords.Words);

    /// <summary>Whether a row of the table of lines tells of a line rather than of a hold.</summary>
    public static bool IsLine(string text) => RegisterKeys.Folded(text) is "" or "line" or "回線";

    // By the code or by its words in either language; nothing said is the first of the kinds, if that stands for nothing.
    private static T? Find<T>(string text, Func<T, string> code, Func<T, Words> words)
        where T : struct, Enum
    {
        var key = RegisterKeys.Folded(text);
        return Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => RegisterKeys.Folded(code(v!.Value)) == key || RegisterKeys.Folded(words(v.Value).Ja) == key || RegisterKeys.Folded(words(v.Value).En) == key);
    }
}
