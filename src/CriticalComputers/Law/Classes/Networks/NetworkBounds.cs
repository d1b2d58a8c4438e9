namespace Noroshi.CriticalComputers.Law.Classes.Networks;

/// <summary>
/// A network of which some own facts are open, as four networks without open facts. However the open facts turn out, what the low one
/// grants holds, and what the high one denies does not (ADR 0032).
/// </summary>
/// <param name="WaysLow">For ways to the facility: who may be a router or a filter is one, who may be part of the facility is none.</param>
/// <param name="WaysHigh">For ways to the facility: the other way round.</param>
/// <param name="RelaysLow">For relays: who may let data in does, who may be a filter is none.</param>
/// <param name="RelaysHigh">For relays: the other way round.</param>
internal sealed record NetworkBounds(FacilityNetwork WaysLow, FacilityNetwork WaysHigh, FacilityNetwork RelaysLow, FacilityNetwork RelaysHigh)
{
    private const ClassFact Ends = ClassFact.PartOfFacility, Barriers = ClassFact.Routes | ClassFact.Filters;

    // Whoever sends such data lets them in; whoever routes or keeps them for a time only carries them on.
    private const ClassFact LetIn = ClassFact.PartOfFacility | ClassFact.Affects, CarryOn = ClassFact.Routes | ClassFact.Buffers;

    /// <summary>The bounds of a network.</summary>
    /// <param name="network">Its lines and holds.</param>
    /// <param name="own">What is known of each computer.</param>
    public static NetworkBounds Of(FacilityNetwork network, SomeFacts[] own) => new(
        network.With(own.Select(o => (o.So & Ends) | (May(o) & Barriers))),
        network.With(own.Select(o => (May(o) & Ends) | (o.So & Barriers))),
        network.With(own.Select(o => (May(o) & LetIn) | (o.So & (CarryOn | ClassFact.Filters)))),
        network.With(own.Select(o => (o.So & LetIn) | (May(o) & (CarryOn | ClassFact.Filters)))));

    /// <summary>The facts that hold or may hold.</summary>
    public static ClassFact May(SomeFacts own) => ~own.NotSo & FacilityNetwork.Own;
}
