using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Parties.Store;

/// <summary>
/// A setting that is no law: an internal target, a routing override, years of keeping, a reading of the text. Dated, with who set it and
/// why. Rows are added and never changed.
/// </summary>
internal sealed class PolicySetting : IRegistered
{
    public required Guid Id { get; init; }

    /// <summary><c>first-report-target.ransomware</c>, <c>routing.override</c>, <c>register.only-global-addresses</c>.</summary>
    public required string Name { get; init; }

    public required string Value { get; init; }

    public required DateOnly From { get; init; }

    public required string Note { get; init; }

    public required Guid SetBy { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public PolicyValue Shown() => new(Name, Value, From, Note, new PersonId(SetBy), SetAt);
}
