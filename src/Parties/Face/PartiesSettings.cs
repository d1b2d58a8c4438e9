using Noroshi.Store;

namespace Noroshi.Parties.Face;

/// <summary>What the host was told about who may come in, and how.</summary>
/// <param name="Database">Where accounts are kept: the same database as all else.</param>
/// <param name="PublicUrl">The address by which people know this installation: the origin and the relying party of passkeys.</param>
/// <param name="Demo">Whether anybody may sign in as a person of the demonstration world.</param>
public sealed record PartiesSettings(DatabaseAddress Database, Uri PublicUrl, bool Demo);
