using Noroshi.Kernel;

namespace Noroshi.Parties.ManagingPeople;

/// <summary>How an act on a person came out.</summary>
internal abstract record Managed
{
    private Managed()
    {
    }

    internal sealed record Done : Managed;

    internal sealed record Mend(Problems Problems) : Managed;

    internal sealed record No(Ruling.Refused Refused) : Managed;

    internal sealed record Absent : Managed;
}
