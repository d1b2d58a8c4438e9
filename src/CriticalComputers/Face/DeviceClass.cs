using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Face;

/// <summary>
/// The classes of 特定重要電子計算機 (Cabinet Order art 1(3), Order art 1). A computer may belong to several; the strictest governs
/// what must be reported. The short codes are Noroshi's own.
/// </summary>
public enum DeviceClass
{
    /// <summary>一号電子計算機: the 特定重要設備 itself or a computer that forms part of it.</summary>
    [Article("Cabinet Order, Art. 1(3)(i)")]
    T1,

    /// <summary>Sends to the 設備 with no route control in between.</summary>
    [Article("Order, Art. 1(1)(i)")]
    T2_1,

    /// <summary>A routing device with no other between it and the 一号電子計算機.</summary>
    [Article("Order, Art. 1(1)(ii)")]
    T2_2,

    /// <summary>A firewall or the like with no other between it and the 一号電子計算機.</summary>
    [Article("Order, Art. 1(1)(iii)")]
    T2_3,

    /// <summary>Stores for a time what is bound for the 設備, reachable only through a firewall; and that firewall.</summary>
    [Article("Order, Art. 1(1)(iv)")]
    T2_4,

    /// <summary>Keeps the network diagram of the whole, with addresses.</summary>
    [Article("Order, Art. 1(1)(v)(a)")]
    T2_5a,

    /// <summary>Keeps all credentials of one of the computers.</summary>
    [Article("Order, Art. 1(1)(v)(b)")]
    T2_5b,

    /// <summary>Has the access control of one of the computers.</summary>
    [Article("Order, Art. 1(1)(vi)")]
    T2_6,

    /// <summary>Has an assigned IP address.</summary>
    [Article("Order, Art. 1(1)(vii)")]
    T2_7,

    /// <summary>Access control of a computer that makes what is fed in periodically.</summary>
    [Article("Order, Art. 1(2)(i)")]
    T3_1,

    /// <summary>Makes what is fed in periodically, and has an assigned IP address.</summary>
    [Article("Order, Art. 1(2)(ii)")]
    T3_2,
}

/// <summary>The classes, said to a person and to a machine.</summary>
public static class DeviceClasses
{
    /// <summary>All classes, in the order of the text.</summary>
    public static IReadOnlyList<DeviceClass> All { get; } = Enum.GetValues<DeviceClass>();

    /// <summary>The short code: <c>T2-5a</c>.</summary>
    public static string Code(this DeviceClass @class) => @class.ToString().Replace('_', '-');

    /// <summary>The class for a short code.</summary>
    public static bool TryParse(string? code, out DeviceClass @class)
    {
        foreach (var candidate in All)
        {
            if (string.Equals(candidate.Code(), code, StringComparison.OrdinalIgnoreCase))
            {
                @class = candidate;
                return true;
            }
        }

        @class = default;
        return false;
    }

    /// <summary>The article that defines the class.</summary>
    public static string Article(this DeviceClass @class) => @class switch
    {
        DeviceClass.T1 => "Cabinet Order, Art. 1(3)(i)",
        DeviceClass.T2_1 => "Order, Art. 1(1)(i)",
        DeviceClass.T2_2 => "Order, Art. 1(1)(ii)",
        DeviceClass.T2_3 => "Order, Art. 1(1)(iii)",
        DeviceClass.T2_4 => "Order, Art. 1(1)(iv)",
        DeviceClass.T2_5a => "Order, Art. 1(1)(v)(a)",
        DeviceClass.T2_5b => "Order, Art. 1(1)(v)(b)",
        DeviceClass.T2_6 => "Order, Art. 1(1)(vi)",
        DeviceClass.T2_7 => "Order, Art. 1(1)(vii)",
        DeviceClass.T3_1 => "Order, Art. 1(2)(i)",
        DeviceClass.T3_2 => "Order, Art. 1(2)(ii)",
        _ => throw new UnreachableException(),
    };

    /// <summary>A short name in plain words.</summary>
    public static Words Words(this DeviceClass @class) => @class switch
    {
        DeviceClass.T1 => new("特定重要設備そのもの、又はその一部を構成する電子計算機（一号電子計算機）", "The critical facility itself, or a computer that forms part of it"),
        DeviceClass.T2_1 => new("経路制御を介さずに特定重要設備へデータを送る電子計算機", "Computer that sends data to the facility with no route control in between"),
        DeviceClass.T2_2 => new("一号電子計算機に最も近いルーティング機器", "Routing device nearest to the facility"),
        DeviceClass.T2_3 => new("一号電子計算機に最も近いファイアウォール等", "Firewall or similar filter nearest to the facility"),
        DeviceClass.T2_4 => new("ファイアウォール等の内側で、設備宛てのデータを一時的に保存する電子計算機と、そのファイアウォール等", "Relay behind a firewall that temporarily stores data bound for the facility, and that firewall"),
        DeviceClass.T2_5a => new("IPアドレス等が入った全体のネットワーク構成図を保存する電子計算機", "Computer that keeps the network diagram of the whole, with addresses"),
        DeviceClass.T2_5b => new("対象となる一の電子計算機の全ての識別符号（ID・パスワード等）を保存する電子計算機", "Computer that keeps all credentials of one of the covered computers"),
        DeviceClass.T2_6 => new("対象となる電子計算機のアクセス制御機能を担う電子計算機（認証サーバー、VPN装置など）", "Computer that provides access control for the covered computers (directory, VPN gateway and the like)"),
        DeviceClass.T2_7 => new("IPアドレスを割り当てられた電気通信設備である電子計算機", "Computer that is telecommunications equipment with an assigned IP address"),
        DeviceClass.T3_1 => new("定期的に入力するデータを作る電子計算機のアクセス制御機能を担う電子計算機", "Access control for a computer that makes the data fed in periodically"),
        DeviceClass.T3_2 => new("定期的に入力するデータを作り、IPアドレスを割り当てられた電子計算機", "Computer with an assigned IP address that makes the data fed in periodically"),
        _ => throw new UnreachableException(),
    };
}
