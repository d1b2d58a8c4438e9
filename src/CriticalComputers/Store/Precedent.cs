using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Naming;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Store;

/// <summary>
/// How a ministry or the Cabinet Office classed a product once, with the facts and the reason (事例). It is shown to those who class a like one, and
/// binds nobody. Each state that it had is kept as a <see cref="PrecedentVersion"/>.
/// </summary>
internal sealed class Precedent
{
    public Guid Id { get; private set; }

    /// <summary>A number that can be read out on the telephone.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The authority that wrote it; it alone writes it anew or withdraws it.</summary>
    public OrganisationId Author { get; private set; }

    /// <summary>The product, or a kind of product if no maker is named.</summary>
    public string Product { get; private set; } = "";

    public string Maker { get; private set; } = "";

    /// <summary>Product and maker as they are compared; empty for a kind, which is like no product by itself.</summary>
    public string Key { get; private set; } = "";

    /// <summary>For which business; null if for all.</summary>
    public string? Sector { get; private set; }

    /// <summary>The classes that were decided; empty for none.</summary>
    public ClassSet Classes { get; private set; }

    public string Facts { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public string Article { get; private set; } = "";

    public DateOnly DecidedOn { get; private set; }

    /// <summary>Whether operators see it, too.</summary>
    public bool ForOperators { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnBecause { get; private set; }

    /// <summary>Which version this is; 1 is the first.</summary>
    public int Version { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    public int Revision { get; private set; }

    public PrecedentContent Content => new(Product, Maker, Sector, Classes.ToString(), Facts, Reason, Article, DecidedOn, ForOperators);

    public static Precedent Write(Guid id, string number, OrganisationId author, PrecedentContent content, ClassSet classes, DateTimeOffset at)
    {
        var precedent = new Precedent { Id = id, Number = number, Author = author };
        precedent.Write(content, classes, at);
        return precedent;
    }

    public void Write(PrecedentContent content, ClassSet classes, DateTimeOffset at)
    {
        (Product, Maker, Sector, Classes) = (content.Product, content.Maker, content.Sector, classes);
        (Facts, Reason, Article, DecidedOn, ForOperators) = (content.Facts, content.Reason, content.Article, content.DecidedOn, content.ForOperators);
        Key = content.Maker.Length == 0 ? "" : KeyOf(content.Product, content.Maker);
        WrittenAt = at;
        Version++;
        Revision++;
    }

    public void Withdraw(string because, DateTimeOffset at)
    {
        (WithdrawnAt, WithdrawnBecause) = (at, because);
        Version++;
        Revision++;
    }

    /// <summary>Product and maker without width, case, legal form and version.</summary>
    public static string KeyOf(string product, string maker) => $"{NormalName.ProductKey(product)}\u001f{NormalName.Maker(maker)}";
}

/// <summary>What a precedent says.</summary>
internal sealed record PrecedentContent(string Product, string Maker, string? Sector, string Classes, string Facts, string Reason, string Article, DateOnly DecidedOn, bool ForOperators);

/// <summary>A precedent as it was written or withdrawn. Rows are added and never changed.</summary>
internal sealed class PrecedentVersion
{
    public required Guid Id { get; init; }

    public required Guid Precedent { get; init; }

    public required int Version { get; init; }

    /// <summary>What it said, JSON.</summary>
    public required string Content { get; init; }

    /// <summary>Why it was withdrawn; null for what was written.</summary>
    public string? WithdrawnBecause { get; init; }

    public required PersonId By { get; init; }

    public required DateTimeOffset At { get; init; }
}
