using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law;

/// <summary>
/// What is notified by itself: the hardware of an appliance; of any other computer its operating system, middleware and applications
/// (Order art 2(1)(i)-(ii)). For a cloud service the service stands for the product and its provider for the maker (Order art 2(4)).
/// </summary>
[Article("Order, Art. 2(1)(i)")]
[Article("Order, Art. 2(1)(ii)")]
internal enum ComputerUnit
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>アプライアンスに係るハードウェア.</summary>
    Appliance,

    /// <summary>オペレーティングシステム.</summary>
    OperatingSystem,

    /// <summary>ミドルウェア.</summary>
    Middleware,

    /// <summary>アプリケーション.</summary>
    Application,

    /// <summary>クラウド・コンピューティング・サービス.</summary>
    CloudService,

    /// <summary>Hardware that is no appliance: it is not notified by itself, its programs are.</summary>
    OtherHardware,
}

/// <summary>Units, said to a person and to a machine.</summary>
internal static class ComputerUnits
{
    public static IReadOnlyList<ComputerUnit> All { get; } = [.. Enum.GetValues<ComputerUnit>().Where(u => u is not ComputerUnit.Unknown)];

    public static string Code(this ComputerUnit unit) => unit switch
    {
        ComputerUnit.Unknown => "unknown",
        ComputerUnit.Appliance => "appliance",
        ComputerUnit.OperatingSystem => "operating-system",
        ComputerUnit.Middleware => "middleware",
        ComputerUnit.Application => "application",
        ComputerUnit.CloudService => "cloud-service",
        ComputerUnit.OtherHardware => "other-hardware",
        _ => throw new UnreachableException(),
    };

    public static ComputerUnit? Parse(string? code) => Enum.GetValues<ComputerUnit>().Cast<ComputerUnit?>().FirstOrDefault(u => u!.Value.Code() == code);

    public static Words Words(this ComputerUnit unit) => unit switch
    {
        ComputerUnit.Unknown => new("未確認", "Not settled"),
        ComputerUnit.Appliance => new("アプライアンス（ハードウェア）", "Appliance (hardware)"),
        ComputerUnit.OperatingSystem => new("オペレーティングシステム", "Operating system"),
        ComputerUnit.Middleware => new("ミドルウェア", "Middleware"),
        ComputerUnit.Application => new("アプリケーション", "Application"),
        ComputerUnit.CloudService => new("クラウドサービス", "Cloud service"),
        ComputerUnit.OtherHardware => new("その他のハードウェア", "Other hardware"),
        _ => throw new UnreachableException(),
    };
}
