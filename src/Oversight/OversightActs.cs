using Noroshi.Kernel;

namespace Noroshi.Oversight;

/// <summary>What is done about the record itself, in words.</summary>
internal sealed class OversightActs : IKindsOfActs
{
    public IReadOnlyDictionary<string, Words> Kinds { get; } = new Dictionary<string, Words>(StringComparer.Ordinal)
    {
        ["oversight.content-erased"] = new("記録の内容の消去", "Content of an act erased"),
        ["oversight.log-begun"] = new("透明性ログの開始", "Transparency log begun"),
        ["oversight.log-continued"] = new("透明性ログの継続", "Transparency log continued"),
        ["oversight.record-read"] = new("行為の記録の閲覧", "Record of acts read"),
        ["oversight.record-verified"] = new("行為の記録の検証", "Record of acts verified"),
    };
}
