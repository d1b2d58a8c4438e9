using Noroshi.Kernel;

namespace Noroshi.Council.Law;

/// <summary>Whether the policy asks for a clearance.</summary>
internal enum ClearanceGate
{
    /// <summary>No topic asks for one.</summary>
    Off,

    /// <summary>Topics that are marked ask for one.</summary>
    ByTopic,
}

/// <summary>
/// 「前各項に定めるもののほか、協議会の組織及び運営に関し必要な事項は、協議会が定める。」 The Act asks no clearance of members. At the expert meeting it was
/// asked whether some topics should (remark 83), and said that the bar should not be high at first (145). So it is a policy, off until somebody
/// sets it, shown as unverified.
/// </summary>
[Article("Act, Art. 45(8)")]
internal static class ClearanceIsAskedForByTopic
{
    /// <summary>The name of the policy setting.</summary>
    public const string Setting = "council.clearance.gate";

    /// <summary>The kind of clearance that is asked for.</summary>
    public const string Kind = "key-economic-security";

    public static ClearanceGate Read(string? value) => value is "by-topic" ? ClearanceGate.ByTopic : ClearanceGate.Off;

    public static string Written(ClearanceGate gate) => gate is ClearanceGate.ByTopic ? "by-topic" : "off";

    public static bool Asks(ClearanceGate gate, bool topicIsMarked) => gate is ClearanceGate.ByTopic && topicIsMarked;

    public static Ruling.Refused NotCleared { get; } = new("Act, Art. 45(8)", new(
        "この話題は、重要経済安保情報の適性評価を受けた者に限られています（運用方針）。", "This topic is for those with a clearance for key economic security information (policy)."));
}
