namespace Noroshi.Formats.Stix;

/// <summary>Something that a bundle says. Each kind has only what this house has to say.</summary>
/// <param name="Id">Its identifier, whose type is the object's.</param>
public abstract record StixObject(StixId Id);

/// <summary>The organisation that speaks.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Its name.</param>
public sealed record StixAuthor(StixId Id, string Name) : StixObject(Id);

/// <summary>A sign of an attack, and since when it counts.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Observable">What is to be looked for.</param>
/// <param name="ValidFrom">Since when.</param>
/// <param name="ValidUntil">Until when, if an end is known; after the beginning.</param>
/// <param name="Name">A name for people.</param>
/// <param name="Description">What it is about.</param>
public sealed record StixIndicator(StixId Id, Observable Observable, DateTimeOffset ValidFrom, DateTimeOffset? ValidUntil = null, string? Name = null, string? Description = null) : StixObject(Id);

/// <summary>A technique of attackers, as MITRE ATT&amp;CK numbers it.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Technique">The number, <c>T1566</c> or <c>T1566.001</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">How it was used.</param>
public sealed record StixTechnique(StixId Id, string Technique, string Name, string? Description = null) : StixObject(Id);

/// <summary>A vulnerability.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Its name; a CVE number also becomes a reference.</param>
/// <param name="Description">What it is about.</param>
public sealed record StixVulnerability(StixId Id, string Name, string? Description = null) : StixObject(Id);

/// <summary>A product that is affected. Its identifier follows from name, maker and version, as the standard asks.</summary>
/// <param name="Name">The product.</param>
/// <param name="Vendor">Its maker.</param>
/// <param name="Version">Its version.</param>
public sealed record StixSoftware(string Name, string? Vendor = null, string? Version = null) : StixObject(StixWriter.SoftwareId(Name, Vendor, Version));

/// <summary>Machinery that is affected or used and that no one product names.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is.</param>
public sealed record StixInfrastructure(StixId Id, string Name, string? Description = null) : StixObject(Id);

/// <summary>What to do.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">In a few words.</param>
/// <param name="Description">In full.</param>
public sealed record StixAction(StixId Id, string Name, string? Description = null) : StixObject(Id);

/// <summary>How two objects hang together.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Kind">In the standard's words, <c>mitigates</c>, <c>indicates</c>, <c>has</c>.</param>
/// <param name="From">The one.</param>
/// <param name="To">The other.</param>
public sealed record StixRelationship(StixId Id, string Kind, StixId From, StixId To) : StixObject(Id);

/// <summary>The document as a whole; it names everything else in the bundle.</summary>
/// <param name="Id">Its identifier: the same for each version of it.</param>
/// <param name="Name">Its title.</param>
/// <param name="Published">When it was released.</param>
/// <param name="Description">Its summary.</param>
public sealed record StixReport(StixId Id, string Name, DateTimeOffset Published, string? Description = null) : StixObject(Id);
