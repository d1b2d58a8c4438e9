using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law.Classes;

/// <summary>
/// One fact on which the class of a computer turns. Where a computer is placed (<see cref="Connected"/> to <see cref="GuardsFeeder"/>) follows
/// from a drawn network; without one it is asked.
/// </summary>
[Flags]
internal enum ClassFact
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is the 特定重要設備, or forms part of it.</summary>
    PartOfFacility = 1 << 0,

    /// <summary>It is connected with the facility, directly or indirectly, by lines that do not serve the public.</summary>
    Connected = 1 << 1,

    /// <summary>It has the function of sending data that affect the function of the facility.</summary>
    Affects = 1 << 2,

    /// <summary>What it sends reaches the facility without route control on the way.</summary>
    SendsUnrouted = 1 << 3,

    /// <summary>It chooses a route dynamically; a fixed route for each destination is none.</summary>
    Routes = 1 << 4,

    /// <summary>It sends to a 一号電子計算機 without another routing device in between.</summary>
    NoRouterBetween = 1 << 5,

    /// <summary>It passes on only what meets a standard for the program or its number; an address alone is no such standard.</summary>
    Filters = 1 << 6,

    /// <summary>It sends to a 一号電子計算機 without another filter in between.</summary>
    NoFilterBetween = 1 << 7,

    /// <summary>It keeps for a time what is bound for the facility.</summary>
    Buffers = 1 << 8,

    /// <summary>It can send and receive those data only through a filter.</summary>
    OnlyThroughFilter = 1 << 9,

    /// <summary>It is the filter through which such a relay sends and receives.</summary>
    FilterOfRelay = 1 << 10,

    /// <summary>It keeps, not for a time only, the network diagram of the whole with addresses.</summary>
    KeepsDiagram = 1 << 11,

    /// <summary>It keeps, not for a time only, all credentials of one computer that counts for Order art 1(1)(v)ロ.</summary>
    KeepsCredentials = 1 << 12,

    /// <summary>It has the access control of a computer that counts for Order art 1(1)(vi).</summary>
    ControlsAccess = 1 << 13,

    /// <summary>It is telecommunications equipment with an assigned IP address.</summary>
    HasAddress = 1 << 14,

    /// <summary>One of its assigned addresses can be reached from the whole internet.</summary>
    HasGlobalAddress = 1 << 15,

    /// <summary>It is used to make data that are fed into a 一号電子計算機 at regular intervals.</summary>
    Feeds = 1 << 16,

    /// <summary>The facility stops or degrades when those data no longer arrive.</summary>
    FeedMatters = 1 << 17,

    /// <summary>It has the access control of a computer of class T3-2.</summary>
    GuardsFeeder = 1 << 18,
}

/// <summary>The facts, said to a person and to a machine.</summary>
internal static class ClassFacts
{
    /// <summary>Every single fact, in the order in which they are asked.</summary>
    public static IReadOnlyList<ClassFact> All { get; } = [.. Enum.GetValues<ClassFact>().Where(f => f is not ClassFact.None)];

    /// <summary>The code in addresses and in the API: <c>no-router-between</c>.</summary>
    public static string Code(this ClassFact fact) =>
        string.Concat(fact.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>The fact for a code; null for an unknown one.</summary>
    public static ClassFact? Read(string? code) => All.Cast<ClassFact?>().FirstOrDefault(f => f!.Value.Code() == code);

    /// <summary>What is asked.</summary>
    public static Words Question(this ClassFact fact) => fact switch
    {
        ClassFact.PartOfFacility => new("特定重要設備そのもの、又はその一部を構成する電子計算機ですか。", "Is it the critical facility itself, or a part of it?"),
        ClassFact.Connected => new("特定重要設備と、公衆の用に供されていない電気通信回線（専用線、構内LANなど）で直接又は間接に接続されていますか。", "Is it connected with the facility, directly or indirectly, by lines that do not serve the public (leased lines, a LAN on the premises)?"),
        ClassFact.Affects => new("特定重要設備の機能に影響を与えるデータを送信する機能がありますか。", "Can it send data that affect the function of the facility?"),
        ClassFact.SendsUnrouted => new("そのデータは、途中で経路制御（経路を動的に選ぶこと）をされずに設備に届きますか。宛先ごとに固定した経路は経路制御に当たりません。", "Do the data reach the facility without route control (a route chosen dynamically)? A fixed route for each destination is no route control."),
        ClassFact.Routes => new("経路を動的に選ぶ機能（経路制御）を持つ機器ですか。固定の経路だけを使う機器は「いいえ」です。", "Does it choose routes dynamically (route control)? A device with fixed routes only does not."),
        ClassFact.NoRouterBetween => new("他のルーティング機器を介さずに、一号電子計算機へ信号を送りますか。", "Does it send to a class T1 computer with no other routing device in between?"),
        ClassFact.Filters => new("プログラム又はその番号（ポート番号など）の基準に合う通信だけを通す機器（ファイアウォール等）ですか。アドレスだけで通信を選ぶ機器は「いいえ」です。", "Does it let pass only what meets a standard for the program or its number, such as a port? A device that selects by address alone does not."),
        ClassFact.NoFilterBetween => new("他のファイアウォール等を介さずに、一号電子計算機へ信号を送りますか。", "Does it send to a class T1 computer with no other filter in between?"),
        ClassFact.Buffers => new("特定重要設備に送られるデータを一時的に保存する機能がありますか（中継サーバーなど）。", "Does it keep for a time the data bound for the facility, as a relay does?"),
        ClassFact.OnlyThroughFilter => new("そのデータの送受信は、ファイアウォール等を介してのみ行えますか。", "Can it send and receive those data only through a filter?"),
        ClassFact.FilterOfRelay => new("そのような中継用の電子計算機がデータを送受信する際に通るファイアウォール等ですか。", "Is it the filter through which such a relay sends and receives the data?"),
        ClassFact.KeepsDiagram => new("設備とこれらの電子計算機の全体のネットワーク構成図（IPアドレス等の記載があるもの）を保存していますか。一時的な保存は除きます。", "Does it keep the network diagram of the whole, with IP addresses or other identifiers? Keeping it only for a time does not count."),
        ClassFact.KeepsCredentials => new("対象となる一の電子計算機の利用に必要な識別符号（ID・パスワード等）を全て保存していますか。一時的な保存は除きます。", "Does it keep all the credentials of one of the covered computers? Keeping them only for a time does not count."),
        ClassFact.ControlsAccess => new("対象となる電子計算機のアクセス制御機能（認証など）を担っていますか。", "Does it have the access control (authentication and the like) of one of the covered computers?"),
        ClassFact.HasAddress => new("IPアドレスを割り当てられた電気通信設備ですか。", "Is it telecommunications equipment with an assigned IP address?"),
        ClassFact.HasGlobalAddress => new("割り当てられたIPアドレスに、グローバルIPアドレスが含まれますか。", "Is one of its assigned addresses a global one?"),
        ClassFact.Feeds => new("一号電子計算機に一定の期間ごとに入力されるデータを作るために使われていますか。", "Is it used to make data that are fed into a class T1 computer at regular intervals?"),
        ClassFact.FeedMatters => new("そのデータが入力されなくなると、特定重要設備の機能が停止し、又は低下しますか。", "Does the facility stop or degrade when those data no longer arrive?"),
        ClassFact.GuardsFeeder => new("そのようなデータを作る、IPアドレスを割り当てられた電子計算機のアクセス制御機能を担っていますか。", "Does it have the access control of such a data-making computer with an IP address?"),
        _ => throw new UnreachableException(),
    };

    /// <summary>The fact, as a statement that holds or does not.</summary>
    public static Words Statement(this ClassFact fact, bool holds) => (fact, holds) switch
    {
        (ClassFact.PartOfFacility, true) => new("特定重要設備であるか、その一部を構成しています。", "It is the facility or part of it."),
        (ClassFact.PartOfFacility, false) => new("特定重要設備ではなく、その一部でもありません。", "It is neither the facility nor part of it."),
        (ClassFact.Connected, true) => new("公衆の用に供されていない回線で設備と接続されています。", "It is connected with the facility by lines that do not serve the public."),
        (ClassFact.Connected, false) => new("公衆の用に供されていない回線では、直接にも間接にも設備と接続されていません。", "No line that does not serve the public connects it with the facility, directly or indirectly."),
        (ClassFact.Affects, true) => new("設備の機能に影響を与えるデータを送信する機能があります。", "It can send data that affect the function of the facility."),
        (ClassFact.Affects, false) => new("設備の機能に影響を与えるデータを送信する機能はありません。", "It cannot send data that affect the function of the facility."),
        (ClassFact.SendsUnrouted, true) => new("データは経路制御をされずに設備に届きます。", "The data reach the facility without route control."),
        (ClassFact.SendsUnrouted, false) => new("データは経路制御をされるか、設備に届きません。", "The data pass route control, or do not reach the facility."),
        (ClassFact.Routes, true) => new("経路制御を行う機器です。", "It performs route control."),
        (ClassFact.Routes, false) => new("経路制御を行う機器ではありません。", "It performs no route control."),
        (ClassFact.NoRouterBetween, true) => new("一号電子計算機との間に、他のルーティング機器はありません。", "No other routing device stands between it and a class T1 computer."),
        (ClassFact.NoRouterBetween, false) => new("他のルーティング機器を介さずに一号電子計算機へ届く経路はありません。", "No way leads to a class T1 computer without another routing device."),
        (ClassFact.Filters, true) => new("プログラム又はその番号で通信を選ぶ機器です。", "It selects by program or by its number."),
        (ClassFact.Filters, false) => new("ファイアウォール等ではありません。", "It is no firewall or the like."),
        (ClassFact.NoFilterBetween, true) => new("一号電子計算機との間に、他のファイアウォール等はありません。", "No other filter stands between it and a class T1 computer."),
        (ClassFact.NoFilterBetween, false) => new("他のファイアウォール等を介さずに一号電子計算機へ届く経路はありません。", "No way leads to a class T1 computer without another filter."),
        (ClassFact.Buffers, true) => new("設備に送られるデータを一時的に保存します。", "It keeps data bound for the facility for a time."),
        (ClassFact.Buffers, false) => new("設備に送られるデータを一時的に保存する機能はありません。", "It does not keep data bound for the facility for a time."),
        (ClassFact.OnlyThroughFilter, true) => new("そのデータの送受信は、ファイアウォール等を介してのみ行えます。", "It can send and receive those data only through a filter."),
        (ClassFact.OnlyThroughFilter, false) => new("ファイアウォール等を介さずにそのデータを送受信できます。", "It can send or receive those data without a filter."),
        (ClassFact.FilterOfRelay, true) => new("一時的に保存する電子計算機が送受信に用いるファイアウォール等です。", "It is the filter through which such a relay sends and receives."),
        (ClassFact.FilterOfRelay, false) => new("そのような中継に用いるファイアウォール等ではありません。", "It is not the filter of such a relay."),
        (ClassFact.KeepsDiagram, true) => new("アドレスの入った全体のネットワーク構成図を保存しています。", "It keeps the network diagram of the whole, with addresses."),
        (ClassFact.KeepsDiagram, false) => new("全体のネットワーク構成図を保存していません。", "It keeps no network diagram of the whole."),
        (ClassFact.KeepsCredentials, true) => new("対象となる一の電子計算機の全ての識別符号を保存しています。", "It keeps all credentials of one computer that counts."),
        (ClassFact.KeepsCredentials, false) => new("対象となる電子計算機の識別符号を、全ては保存していません。", "It does not keep all credentials of any computer that counts."),
        (ClassFact.ControlsAccess, true) => new("対象となる電子計算機のアクセス制御機能を担っています。", "It has the access control of a computer that counts."),
        (ClassFact.ControlsAccess, false) => new("対象となる電子計算機のアクセス制御機能を担っていません。", "It has the access control of no computer that counts."),
        (ClassFact.HasAddress, true) => new("IPアドレスを割り当てられた電気通信設備です。", "It is telecommunications equipment with an assigned IP address."),
        (ClassFact.HasAddress, false) => new("IPアドレスを割り当てられていません。", "It has no assigned IP address."),
        (ClassFact.HasGlobalAddress, true) => new("グローバルIPアドレスを割り当てられています。", "It has a global IP address."),
        (ClassFact.HasGlobalAddress, false) => new("グローバルIPアドレスは割り当てられていません。", "It has no global IP address."),
        (ClassFact.Feeds, true) => new("一号電子計算機に一定の期間ごとに入力されるデータを作ります。", "It makes data that are fed into a class T1 computer at regular intervals."),
        (ClassFact.Feeds, false) => new("一号電子計算機に定期的に入力されるデータを作るものではありません。", "It makes no data that are fed in at regular intervals."),
        (ClassFact.FeedMatters, true) => new("入力が途絶えると、設備の機能が停止し、又は低下します。", "Without those data the facility stops or degrades."),
        (ClassFact.FeedMatters, false) => new("入力が途絶えても、設備の機能は停止も低下もしません。", "Without those data the facility neither stops nor degrades."),
        (ClassFact.GuardsFeeder, true) => new("T3-2の電子計算機のアクセス制御機能を担っています。", "It has the access control of a computer of class T3-2."),
        (ClassFact.GuardsFeeder, false) => new("T3-2の電子計算機のアクセス制御機能を担っていません。", "It has the access control of no computer of class T3-2."),
        _ => throw new UnreachableException(),
    };
}
