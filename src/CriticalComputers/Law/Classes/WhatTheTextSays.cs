using System.Diagnostics;
using Noroshi.CriticalComputers.Face;

namespace Noroshi.CriticalComputers.Law.Classes;

/// <summary>The sentence that makes each class, in the text's own words; what is left out is marked …</summary>
internal static class WhatTheTextSays
{
    public static string Of(DeviceClass @class) => @class switch
    {
        DeviceClass.T1 => "特定重要設備…である電子計算機又は特定重要設備の一部を構成する電子計算機",
        DeviceClass.T2_1 => "特定重要設備に電磁的記録…を送信する機能を有する電子計算機であって、当該電磁的記録を送信するに当たり、経路制御…がされないもの",
        DeviceClass.T2_2 => "ルーティング機器…のうち、他のルーティング機器を介さずに一号電子計算機…に電気通信信号を送信するもの",
        DeviceClass.T2_3 => "ファイアウォール等…であって、他のファイアウォール等を介さずに一号電子計算機に電気通信信号を送信するもの",
        DeviceClass.T2_4 => "特定重要設備に送信される電磁的記録を一時的に保存する機能を有する電子計算機であって、ファイアウォール等を介してのみ当該電磁的記録を送受信することができるもの及び当該ファイアウォール等",
        DeviceClass.T2_5a => "一号電子計算機及びこの条に規定する電子計算機…の総体に係るネットワーク構成図",
        DeviceClass.T2_5b => "一号電子計算機又はこの項に規定する電子計算機…のうちの一の電子計算機の利用に係る全ての識別符号",
        DeviceClass.T2_6 => "一号電子計算機又はこの項に規定する電子計算機…に係るアクセス制御機能…を有する電子計算機",
        DeviceClass.T2_7 => "アイ・ピー・アドレスを割り当てられた電気通信設備である電子計算機",
        DeviceClass.T3_1 => "次号に規定する電子計算機に係るアクセス制御機能を有する電子計算機",
        DeviceClass.T3_2 => "アイ・ピー・アドレスを割り当てられた電気通信設備である電子計算機",
        _ => throw new UnreachableException(),
    };
}
