using System.Diagnostics;
using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;

namespace Noroshi.Products.Face;

/// <summary>One version of a product of the analysis (整理又は分析した情報, Act art 37).</summary>
public readonly record struct ProductId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>At which of two speeds a product goes out.</summary>
public enum ProductSpeed
{
    /// <summary>速報: look at this now; the full product follows and supersedes it.</summary>
    Flash,

    /// <summary>本報: actions, detection and background.</summary>
    Full,
}

/// <summary>What a statement is.</summary>
public enum StatementKind
{
    /// <summary>What is happening.</summary>
    Situation,

    /// <summary>A trace by which it is recognised: an address, a file's digest.</summary>
    Indicator,

    /// <summary>A technique of MITRE ATT&amp;CK.</summary>
    Technique,

    /// <summary>A product that is affected, joined to the registry's dictionary.</summary>
    AffectedProduct,

    /// <summary>What to do.</summary>
    Action,

    /// <summary>Background.</summary>
    Background,
}

/// <summary>What can be done against it today (every alert says one of the three).</summary>
public enum Remedy
{
    /// <summary>対策: it can be mended.</summary>
    Countermeasure,

    /// <summary>回避策: it can be got round for the time being.</summary>
    Workaround,

    /// <summary>まだない: nothing yet; the time of the next word is given.</summary>
    NoneYet,
}

/// <summary>Where a released product stands.</summary>
public enum ProductStanding
{
    /// <summary>It holds.</summary>
    Current,

    /// <summary>A newer version stands in its place.</summary>
    Superseded,

    /// <summary>It was taken back: it must not be used any more.</summary>
    Withdrawn,

    /// <summary>Its time is over.</summary>
    Expired,
}

/// <summary>For whom a product is written.</summary>
public enum Audience
{
    /// <summary>経営層: a digest.</summary>
    Management,

    /// <summary>CISO: what to order, by when, how to check.</summary>
    ChiefSecurityOfficer,

    /// <summary>技術担当: indicators, techniques, detection.</summary>
    Technical,

    /// <summary>一般・小規模事業者: plain language.</summary>
    Plain,
}

/// <summary>A product that statements name.</summary>
/// <param name="Product">製品名 as it was written.</param>
/// <param name="Maker">製造者名 as it was written.</param>
/// <param name="Key">The key of the registry's dictionary.</param>
public sealed record AffectedProduct(string Product, string Maker, string Key);

/// <summary>A statement as it goes out. Where it comes from never goes with it.</summary>
/// <param name="Id">The statement.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Ja">The Japanese text, which counts.</param>
/// <param name="En">The English text, if there is one.</param>
/// <param name="Facts">What a machine reads of it, by name: <c>type</c>, <c>value</c>, <c>technique</c>, <c>product</c>, <c>maker</c>, <c>limit</c>, <c>check</c>, <c>confidence</c>, <c>at</c>.</param>
public sealed record ReleasedStatement(Guid Id, StatementKind Kind, string Ja, string? En, IReadOnlyDictionary<string, string> Facts);

/// <summary>A released product, without what it says.</summary>
public sealed record ReleasedProduct
{
    /// <summary>This version.</summary>
    public required ProductId Id { get; init; }

    /// <summary>What all its versions share.</summary>
    public required Guid Series { get; init; }

    /// <summary>The number people use.</summary>
    public required string Number { get; init; }

    /// <summary>1, 2, 3 … within the series.</summary>
    public required int Version { get; init; }

    /// <summary>Its class, which follows from what it rests on.</summary>
    public required InformationClass Class { get; init; }

    /// <summary>The marks from which the class follows.</summary>
    public required Marks Marks { get; init; }

    /// <summary>How far it may be shared onward.</summary>
    public required Tlp Sharing { get; init; }

    /// <summary>速報 or 本報.</summary>
    public required ProductSpeed Speed { get; init; }

    /// <summary>Whether it cannot wait for the morning.</summary>
    public required bool Urgent { get; init; }

    /// <summary>Its title.</summary>
    public required Words Title { get; init; }

    /// <summary>What can be done.</summary>
    public required Remedy Remedy { get; init; }

    /// <summary>When the next word comes; required where nothing can be done yet.</summary>
    public DateTimeOffset? NextWordAt { get; init; }

    /// <summary>Where it stands now.</summary>
    public required ProductStanding Standing { get; init; }

    /// <summary>Which products it is about.</summary>
    public required IReadOnlyList<AffectedProduct> Affected { get; init; }

    /// <summary>When it was released.</summary>
    public required DateTimeOffset ReleasedAt { get; init; }

    /// <summary>Until when it holds, if it ends.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The version that stands in its place.</summary>
    public ProductId? SupersededBy { get; init; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Why it was taken back.</summary>
    public string? WithdrawnBecause { get; init; }

    /// <summary>Whether it is part of an exercise.</summary>
    public bool Exercise { get; init; }

    /// <summary>The label that stands on every screen, export and print: class, marking, number.</summary>
    public Words Label => new(
        $"{(Exercise ? "【訓練】" : "")}{Class.Words().Ja}　{Sharing.Label}　{Number} 第{Version}版",
        $"{(Exercise ? "[EXERCISE] " : "")}{Class.Words().En} · {Sharing.Label} · {Number}, version {Version}");
}

/// <summary>A released product with what it says.</summary>
/// <param name="Product">Which.</param>
/// <param name="Statements">What it says, in order.</param>
/// <param name="Withheld">How many of its statements are left out here, since whoever gave what they rest on took it back.</param>
public sealed record ProductContents(ReleasedProduct Product, IReadOnlyList<ReleasedStatement> Statements, int Withheld = 0);

/// <summary>Names of speeds, kinds, remedies and audiences, said to a person.</summary>
public static class ProductWords
{
    /// <summary>The speed.</summary>
    public static Words Words(this ProductSpeed speed) => speed switch
    {
        ProductSpeed.Flash => new("速報", "Flash alert"),
        ProductSpeed.Full => new("本報", "Full product"),
        _ => throw new UnreachableException(),
    };

    /// <summary>The kind.</summary>
    public static Words Words(this StatementKind kind) => kind switch
    {
        StatementKind.Situation => new("状況", "Situation"),
        StatementKind.Indicator => new("インディケータ", "Indicator"),
        StatementKind.Technique => new("攻撃の手法", "Technique"),
        StatementKind.AffectedProduct => new("影響を受ける製品", "Affected product"),
        StatementKind.Action => new("とるべき措置", "Action"),
        StatementKind.Background => new("背景", "Background"),
        _ => throw new UnreachableException(),
    };

    /// <summary>What can be done.</summary>
    public static Words Words(this Remedy remedy) => remedy switch
    {
        Remedy.Countermeasure => new("対策あり", "Countermeasure available"),
        Remedy.Workaround => new("回避策あり", "Workaround available"),
        Remedy.NoneYet => new("対策はまだありません", "No countermeasure yet"),
        _ => throw new UnreachableException(),
    };

    /// <summary>Where it stands.</summary>
    public static Words Words(this ProductStanding standing) => standing switch
    {
        ProductStanding.Current => new("有効", "Current"),
        ProductStanding.Superseded => new("新しい版あり", "Superseded"),
        ProductStanding.Withdrawn => new("撤回済み", "Withdrawn"),
        ProductStanding.Expired => new("期限切れ", "Expired"),
        _ => throw new UnreachableException(),
    };

    /// <summary>For whom.</summary>
    public static Words Words(this Audience audience) => audience switch
    {
        Audience.Management => new("経営層向けの要約", "Management digest"),
        Audience.ChiefSecurityOfficer => new("CISO向けの指示書", "Action card for the CISO"),
        Audience.Technical => new("技術担当者向け", "Technical sheet"),
        Audience.Plain => new("やさしい説明", "In plain language"),
        _ => throw new UnreachableException(),
    };

    /// <summary>The stable code of an audience: <c>ciso</c>.</summary>
    public static string Code(this Audience audience) => audience switch
    {
        Audience.Management => "management",
        Audience.ChiefSecurityOfficer => "ciso",
        Audience.Technical => "technical",
        Audience.Plain => "plain",
        _ => throw new UnreachableException(),
    };
}
