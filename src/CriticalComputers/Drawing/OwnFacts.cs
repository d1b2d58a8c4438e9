using System.Diagnostics;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Law.Classes.Networks;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>The facts that are asked of a node, in short words for a column or a line.</summary>
internal static class OwnFacts
{
    public static IReadOnlyList<ClassFact> All { get; } = [.. ClassFacts.All.Where(f => (FacilityNetwork.Own & f) != 0)];

    public static Words Short(ClassFact fact) => fact switch
    {
        ClassFact.PartOfFacility => new("設備の一部", "Part of the facility"),
        ClassFact.Affects => new("機能に影響するデータを送る", "Sends data that affect it"),
        ClassFact.Routes => new("経路制御", "Route control"),
        ClassFact.Filters => new("ファイアウォール等", "Filter"),
        ClassFact.Buffers => new("設備宛てデータの一時保存", "Relay with buffer"),
        ClassFact.KeepsDiagram => new("全体の構成図を保存", "Keeps the diagram"),
        ClassFact.HasAddress => new("IPアドレス", "IP address"),
        ClassFact.HasGlobalAddress => new("グローバルIPアドレス", "Global IP address"),
        ClassFact.Feeds => new("定期的な入力データの作成", "Feeds periodically"),
        ClassFact.FeedMatters => new("入力が途絶えると停止・低下", "Loss of feed matters"),
        _ => throw new UnreachableException(),
    };

    /// <summary>With what follows from an answer: without an address there is no global one, and what is not fed cannot be missed.</summary>
    public static SomeFacts Implied(SomeFacts own)
    {
        own = own[ClassFact.HasAddress] is false ? own.With(ClassFact.HasGlobalAddress, false) : own;
        return own[ClassFact.Feeds] is false ? own.With(ClassFact.FeedMatters, false) : own;
    }
}
