using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Products.Law;

namespace Noroshi.Products.Store;

/// <summary>Where a version is on its way.</summary>
internal enum ProductState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Put up for approval: what it says is fixed, and approvals are for just that.</summary>
    Proposed,

    /// <summary>Released. What it says never changes again.</summary>
    Released,

    /// <summary>A newer version stands in its place.</summary>
    Superseded,

    /// <summary>Taken back.</summary>
    Withdrawn,
}

/// <summary>The head of a product: what is asked of its writer beside the statements.</summary>
internal sealed record ProductHead(ProductSpeed Speed, bool Urgent, string TitleJa, string TitleEn, Remedy Remedy, DateTimeOffset? NextWordAt, DateTimeOffset? ExpiresAt);

/// <summary>One version of a product of the analysis (Act art 37). A version of a lower class is a record of its own, made from this one.</summary>
internal sealed class AnalysedProduct
{
    public ProductId Id { get; private set; }

    /// <summary>What all versions share.</summary>
    public Guid Series { get; private set; }

    public string Number { get; private set; } = "";

    public int Version { get; private set; }

    public ProductState State { get; private set; }

    public ProductSpeed Speed { get; private set; }

    public bool Urgent { get; private set; }

    public string TitleJa { get; private set; } = "";

    /// <summary>May be empty; the Japanese title then stands for both.</summary>
    public string TitleEn { get; private set; } = "";

    public Remedy Remedy { get; private set; }

    public DateTimeOffset? NextWordAt { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>Rests on a report of an exercise: marked everywhere.</summary>
    public bool Exercise { get; private set; }

    /// <summary>The version of whose statements this one was made; it may be of another class and series.</summary>
    public ProductId? MadeFrom { get; private set; }

    /// <summary>The version in whose place it stands once it is released.</summary>
    public ProductId? Supersedes { get; private set; }

    public ProductId? SupersededBy { get; private set; }

    public PersonId WrittenBy { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    public DateTimeOffset? ProposedAt { get; private set; }

    /// <summary>The ministry that is asked to approve; null if the Cabinet Office approves alone.</summary>
    public OrganisationId? AskedOf { get; private set; }

    /// <summary>SHA-256 of what was proposed; an approval is of just that.</summary>
    public byte[]? Digest { get; private set; }

    public Marks Marks { get; private set; }

    /// <summary>As computed when it was released; until then the widest.</summary>
    public InformationClass Class { get; private set; }

    public string Sharing { get; private set; } = Tlp.Red.Label;

    public DateTimeOffset? ReleasedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnBecause { get; private set; }

    /// <summary>Raised at every change: two people who change one product at once do not overwrite each other.</summary>
    public int Revision { get; private set; }

    public Words Title => new(TitleJa, TitleEn.Length > 0 ? TitleEn : TitleJa);

    public bool IsReleased => State is ProductState.Released or ProductState.Superseded or ProductState.Withdrawn;

    public ProductStanding Standing(DateTimeOffset now) => State switch
    {
        ProductState.Withdrawn => ProductStanding.Withdrawn,
        ProductState.Superseded => ProductStanding.Superseded,
        _ when ExpiresAt is { } end && end <= now => ProductStanding.Expired,
        _ => ProductStanding.Current,
    };

    public static AnalysedProduct Begin(ProductId id, string number, ProductHead head, PersonId by, DateTimeOffset at)
    {
        var product = new AnalysedProduct { Id = id, Series = id.Value, Number = number, Version = 1, WrittenBy = by, WrittenAt = at };
        product.Write(head, at);
        return product;
    }

    /// <summary>The next version of the same series, which will stand in this one's place.</summary>
    public AnalysedProduct Next(ProductId id, ProductSpeed speed, PersonId by, DateTimeOffset at)
    {
        var next = Begin(id, Number, Head with { Speed = speed }, by, at);
        (next.Series, next.Version, next.MadeFrom, next.Supersedes, next.Exercise) = (Series, Version + 1, Id, Id, Exercise);
        return next;
    }

    /// <summary>A record of its own, in a series of its own, from which what bars a lower class will be left out.</summary>
    public AnalysedProduct Apart(ProductId id, string number, PersonId by, DateTimeOffset at)
    {
        var apart = Begin(id, number, Head, by, at);
        (apart.MadeFrom, apart.Exercise) = (Id, Exercise);
        return apart;
    }

    private ProductHead Head => new(Speed, Urgent, TitleJa, TitleEn, Remedy, NextWordAt, ExpiresAt);

    /// <summary>Something of it was written: what was proposed before is void.</summary>
    public void Write(ProductHead head, DateTimeOffset at)
    {
        (Speed, Urgent, TitleJa, TitleEn, Remedy, NextWordAt, ExpiresAt) = (head.Speed, head.Urgent, head.TitleJa, head.TitleEn, head.Remedy, head.NextWordAt, head.ExpiresAt);
        Touch(at);
    }

    /// <summary>A statement was written, moved or left out: what was proposed before is void.</summary>
    public void Touch(DateTimeOffset at)
    {
        (State, Digest, ProposedAt, AskedOf, WrittenAt) = (ProductState.Draft, null, null, null, at);
        Revision++;
    }

    /// <summary>It rests on a report of an exercise.</summary>
    public void MarkExercise() => Exercise = true;

    /// <summary>What it says is fixed under a digest, for approval.</summary>
    public void Propose(byte[] digest, OrganisationId? askedOf, DateTimeOffset at)
    {
        (State, Digest, AskedOf, ProposedAt) = (ProductState.Proposed, digest, askedOf, at);
        Revision++;
    }

    /// <summary>Sent back to its writer.</summary>
    public void Return(DateTimeOffset at) => Touch(at);

    /// <summary>Released as what its lineage makes it.</summary>
    public void Release(Cleared cleared, DateTimeOffset at)
    {
        (State, Class, Marks, Sharing, ReleasedAt) = (ProductState.Released, cleared.Class, cleared.Marks, cleared.Sharing.Label, at);
        Revision++;
    }

    /// <summary>A newer version stands in its place.</summary>
    public void GiveWayTo(ProductId next)
    {
        (State, SupersededBy) = (State is ProductState.Withdrawn ? State : ProductState.Superseded, next);
        Revision++;
    }

    public void Withdraw(string because, DateTimeOffset at)
    {
        (State, WithdrawnBecause, WithdrawnAt) = (ProductState.Withdrawn, because, at);
        Revision++;
    }
}
