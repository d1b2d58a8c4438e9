using Noroshi.CriticalComputers.Law;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Importing;

/// <summary>Reads the words by which lists and tools say what a thing is. What is not known stays unsettled: hardware may be an appliance or not.</summary>
internal static class WrittenUnit
{
    private static readonly Dictionary<string, ComputerUnit> Known = new(StringComparer.Ordinal)
    {
        ["アプライアンス"] = ComputerUnit.Appliance, ["appliance"] = ComputerUnit.Appliance, ["専用機"] = ComputerUnit.Appliance, ["firmware"] = ComputerUnit.Appliance,
        ["ルーター"] = ComputerUnit.Appliance, ["ルータ"] = ComputerUnit.Appliance, ["ファイアウォール"] = ComputerUnit.Appliance, ["router"] = ComputerUnit.Appliance, ["firewall"] = ComputerUnit.Appliance,
        ["os"] = ComputerUnit.OperatingSystem, ["オペレーティングシステム"] = ComputerUnit.OperatingSystem, ["operatingsystem"] = ComputerUnit.OperatingSystem, ["基本ソフト"] = ComputerUnit.OperatingSystem,
        ["ミドルウェア"] = ComputerUnit.Middleware, ["middleware"] = ComputerUnit.Middleware, ["framework"] = ComputerUnit.Middleware, ["platform"] = ComputerUnit.Middleware, ["container"] = ComputerUnit.Middleware,
        ["アプリケーション"] = ComputerUnit.Application, ["アプリ"] = ComputerUnit.Application, ["application"] = ComputerUnit.Application, ["library"] = ComputerUnit.Application, ["ソフトウェア"] = ComputerUnit.Application, ["software"] = ComputerUnit.Application,
        ["クラウド"] = ComputerUnit.CloudService, ["クラウドサービス"] = ComputerUnit.CloudService, ["cloud"] = ComputerUnit.CloudService, ["cloudservice"] = ComputerUnit.CloudService, ["saas"] = ComputerUnit.CloudService, ["service"] = ComputerUnit.CloudService,
        ["otherhardware"] = ComputerUnit.OtherHardware, ["その他のハードウェア"] = ComputerUnit.OtherHardware, ["サーバー"] = ComputerUnit.OtherHardware, ["サーバ"] = ComputerUnit.OtherHardware, ["server"] = ComputerUnit.OtherHardware, ["pc"] = ComputerUnit.OtherHardware,
    };

    public static ComputerUnit Read(string? written)
    {
        if (written is null || written.Length > 100)
        {
            return ComputerUnit.Unknown;
        }

        var folded = string.Concat(FoldedWidth.Of(written).Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '_')).Select(char.ToLowerInvariant));
        var bracket = folded.IndexOf('(', StringComparison.Ordinal);
        return Known.GetValueOrDefault(bracket > 0 ? folded[..bracket] : folded);
    }
}
