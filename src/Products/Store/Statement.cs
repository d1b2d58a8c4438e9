using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Products.Law;

namespace Noroshi.Products.Store;

/// <summary>What a statement says.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Ja">The Japanese text, which counts.</param>
/// <param name="En">The English text; may be empty.</param>
/// <param name="Facts">What a machine reads of it: canonical JSON of names and texts.</param>
internal sealed record StatementText(StatementKind Kind, string Ja, string En, string Facts);

/// <summary>One statement of a product's version.</summary>
internal sealed class Statement
{
    public const int LongestText = 4_000;
    public const int Most = 200;

    public Guid Id { get; private set; }

    public ProductId Product { get; private set; }

    /// <summary>Its place, from 1.</summary>
    public int Position { get; private set; }

    public StatementKind Kind { get; private set; }

    public string Ja { get; private set; } = "";

    public string En { get; private set; } = "";

    public string Facts { get; private set; } = "{}";

    /// <summary>The statement of an earlier version or of a higher class from which it was made.</summary>
    public Guid? MadeFrom { get; private set; }

    public PersonId WrittenBy { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>On what it rests, through however many versions.</summary>
    public List<StatementSource> Sources { get; } = [];

    public static Statement Write(Guid id, ProductId product, int position, StatementText text, PersonId by, DateTimeOffset at)
    {
        var statement = new Statement { Id = id, Product = product, Position = position };
        statement.Write(text, by, at);
        return statement;
    }

    public void Write(StatementText text, PersonId by, DateTimeOffset at) =>
        (Kind, Ja, En, Facts, WrittenBy, WrittenAt) = (text.Kind, text.Ja, text.En, text.Facts, by, at);

    public void MoveTo(int position) => Position = position;

    /// <summary>The same in another product, with all on which it rests.</summary>
    public Statement CopyTo(ProductId product, int position, Func<Guid> newId)
    {
        var copy = new Statement { Id = newId(), Product = product, Position = position, MadeFrom = Id };
        copy.Write(new(Kind, Ja, En, Facts), WrittenBy, WrittenAt);
        copy.Sources.AddRange(Sources.Select(s => s.CopyTo(copy.Id, product, newId())));
        return copy;
    }
}

/// <summary>That a statement rests on something, and what of its marks it still carries. What the source said is not kept here: it lies with the source.</summary>
internal sealed class StatementSource
{
    public Guid Id { get; private set; }

    public Guid Statement { get; private set; }

    public ProductId Product { get; private set; }

    public SourceKind Kind { get; private set; }

    /// <summary>The case, the contribution, the sighting, the notification; empty for what is known from elsewhere.</summary>
    public Guid Origin { get; private set; }

    /// <summary>By what a person knows it: the case's number, an address, a title.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Which version of a report.</summary>
    public int? Version { get; private set; }

    /// <summary>Which field of a report.</summary>
    public string? Field { get; private set; }

    /// <summary>SHA-256 of the passage as it was taken over: whether a statement still says just that.</summary>
    public byte[]? Passage { get; private set; }

    /// <summary>Who gave it; empty for what is known from elsewhere.</summary>
    public OrganisationId Originator { get; private set; }

    public Marks Holds { get; private set; }

    public Marks Carries { get; private set; }

    public WhyLess Why { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>How far the originator lets it go.</summary>
    public string Sharing { get; private set; } = Tlp.Red.Label;

    /// <summary>What the originator says about its handling.</summary>
    public string Opinion { get; private set; } = "";

    /// <summary>The originator took it back, or forbids that it goes out.</summary>
    public bool Forbids { get; private set; }

    public PersonId TakenBy { get; private set; }

    public DateTimeOffset TakenAt { get; private set; }

    public static StatementSource Of(Guid id, Statement statement, SourceTaken taken, PersonId by, DateTimeOffset at) => new()
    {
        Id = id,
        Statement = statement.Id,
        Product = statement.Product,
        Kind = taken.Kind,
        Origin = taken.Origin,
        Number = taken.Number,
        Version = taken.Version,
        Field = taken.Field,
        Passage = taken.Passage,
        Originator = taken.Originator,
        Holds = taken.Holds,
        Carries = taken.Holds,
        Sharing = taken.Sharing.Label,
        Opinion = taken.Opinion,
        Forbids = taken.Forbids,
        TakenBy = by,
        TakenAt = at,
    };

    public StatementSource CopyTo(Guid statement, ProductId product, Guid id)
    {
        var copy = (StatementSource)MemberwiseClone();
        (copy.Id, copy.Statement, copy.Product) = (id, statement, product);
        return copy;
    }

    public void Carry(Marks marks, WhyLess why, string reason) => (Carries, Why, Reason) = (marks, why, reason);

    public void Forbid() => Forbids = true;

    public SourceFacts AsFacts() => new(Id, Kind, Number, Holds, Carries, Tlp.Parse(Sharing), Forbids) { Origin = Origin };
}

/// <summary>Something from which a passage is taken over.</summary>
internal sealed record SourceTaken(SourceKind Kind, Guid Origin, string Number, OrganisationId Originator, Marks Holds, Tlp Sharing)
{
    public int? Version { get; init; }

    public string? Field { get; init; }

    public byte[]? Passage { get; init; }

    public string Opinion { get; init; } = "";

    public bool Forbids { get; init; }
}
