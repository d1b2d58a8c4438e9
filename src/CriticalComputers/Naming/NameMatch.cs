using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Naming;

/// <summary>Why a written name is taken for a product, or offered as one.</summary>
internal enum MatchReason
{
    /// <summary>It is the name.</summary>
    Exact,

    /// <summary>It is another name of the same.</summary>
    Alias,

    /// <summary>It is the name, with a version behind it.</summary>
    VersionAside,

    /// <summary>It is the name, with a model or a part behind it.</summary>
    Model,

    /// <summary>Nobody said who makes it, and only one product is called so. Offered, never taken.</summary>
    MakerMissing,

    /// <summary>A product of another maker is called so. Offered, never taken.</summary>
    OtherMaker,

    /// <summary>It is nearly written like it. Offered, never taken.</summary>
    Near,
}

/// <summary>A product for which a written name is taken.</summary>
/// <param name="Product">The product.</param>
/// <param name="Reason">Why.</param>
/// <param name="Rest">Model, part or version, joined; empty if nothing stands behind the name.</param>
internal sealed record NameMatch(KnownProduct Product, MatchReason Reason, string Rest)
{
    /// <summary>The model or part, by which products of a family are told apart; null if none was written.</summary>
    public string? Model => Reason is MatchReason.Model && Rest.Length > 0 ? Rest : null;
}

/// <summary>A spelling that is offered beside what was written. A person takes it or leaves it.</summary>
internal sealed record NameSuggestion(string Maker, string Product, MatchReason Reason)
{
    public Words Why => Reason switch
    {
        MatchReason.MakerMissing => new("製造者名がありません", "The maker is missing"),
        MatchReason.OtherMaker => new("別の製造者の製品名です", "It is the name of another maker's product"),
        MatchReason.Near => new("綴りが似ています", "The spelling is close"),
        _ => throw new UnreachableException(),
    };
}
