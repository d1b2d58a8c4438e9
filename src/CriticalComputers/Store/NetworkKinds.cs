using System.Diagnostics;
using Noroshi.CriticalComputers.Law.Classes.Networks;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Store;

/// <summary>What a node is; sorts and is shown, decides no class.</summary>
internal enum NodeKind
{
    Unknown,
    Computer,
    Controller,
    NetworkDevice,
    Service,
    Other,
}

/// <summary>On which side a node stands; sorts and is shown, decides no class.</summary>
internal enum NodeSide
{
    Unknown,

    /// <summary>Operational technology, which moves the facility.</summary>
    Operational,

    /// <summary>Information technology.</summary>
    Information,
}

/// <summary>What one node holds of another.</summary>
internal enum HoldKind
{
    /// <summary>全ての識別符号, not for a time only (Order art 1(1)(v)ロ).</summary>
    Credentials,

    /// <summary>アクセス制御機能 (Order art 1(1)(vi), 1(2)(i)).</summary>
    Access,
}

/// <summary>The kinds, said to a person and to a machine.</summary>
internal static class NetworkWords
{
    public static string Code(this NodeKind kind) => kind switch
    {
        NodeKind.Unknown => "unknown",
        NodeKind.Computer => "computer",
        NodeKind.Controller => "controller",
        NodeKind.NetworkDevice => "network-device",
        NodeKind.Service => "service",
        NodeKind.Other => "other",
        _ => throw new UnreachableException(),
    };

    public static Words Words(this NodeKind kind) => kind switch
    {
        NodeKind.Unknown => new("未回答", "Not answered"),
        NodeKind.Computer => new("サーバー・端末", "Server or terminal"),
        NodeKind.Controller => new("制御装置", "Controller"),
        NodeKind.NetworkDevice => new("ネットワーク機器", "Network device"),
        NodeKind.Service => new("サービス", "Service"),
        NodeKind.Other => new("その他", "Other"),
        _ => throw new UnreachableException(),
    };

    public static string Code(this NodeSide side) => side switch
    {
        NodeSide.Unknown => "unknown",
        NodeSide.Operational => "ot",
        NodeSide.Information => "it",
        _ => throw new UnreachableException(),
    };

    public static Words Words(this NodeSide side) => side switch
    {
        NodeSide.Unknown => new("未回答", "Not answered"),
        NodeSide.Operational => new("OT（制御系）", "OT (operational)"),
        NodeSide.Information => new("IT（情報系）", "IT (information)"),
        _ => throw new UnreachableException(),
    };

    public static string Code(this HoldKind kind) => kind switch
    {
        HoldKind.Credentials => "credentials",
        HoldKind.Access => "access",
        _ => throw new UnreachableException(),
    };

    public static Words Words(this HoldKind kind) => kind switch
    {
        HoldKind.Credentials => new("識別符号を全て保存", "Keeps all credentials"),
        HoldKind.Access => new("アクセス制御機能", "Access control"),
        _ => throw new UnreachableException(),
    };

    public static string Code(this Flow flow) => flow switch
    {
        Flow.None => "none",
        Flow.Forward => "to",
        Flow.Backward => "from",
        Flow.Both => "both",
        _ => throw new UnreachableException(),
    };

    public static Words Words(this Flow flow) => flow switch
    {
        Flow.None => new("データは流れない", "No data flow"),
        Flow.Forward => new("送る", "Sends"),
        Flow.Backward => new("受け取る", "Receives"),
        Flow.Both => new("双方向", "Both ways"),
        _ => throw new UnreachableException(),
    };

    public static string Sign(this Flow flow) => flow switch { Flow.Forward => "→", Flow.Backward => "←", Flow.Both => "↔", _ => "―" };

    /// <summary>The same flow, seen from the other end.</summary>
    public static Flow Turned(this Flow flow) => flow switch { Flow.Forward => Flow.Backward, Flow.Backward => Flow.Forward, _ => flow };
}
