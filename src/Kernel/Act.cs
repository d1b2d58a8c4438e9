using System.Text.Json.Nodes;

namespace Noroshi.Kernel;

/// <summary>
/// Something done that the record must hold: a statutory act, a reading, a refusal, a change of authority. Who did it, in which
/// capacity and when is added by the record, from the actor and the clock.
/// </summary>
/// <param name="Kind">What was done, by a stable dotted name: <c>incident-reports.filed</c>.</param>
/// <param name="Basis">The article or rule on which it rests: <c>Act, Art. 5</c>.</param>
/// <param name="Object">On what: <c>case:0199…</c>.</param>
public sealed record Act(string Kind, string Basis, string Object)
{
    /// <summary>What must be provable later, as JSON. It is committed to with a salt, so that it can be erased.</summary>
    public JsonObject Content { get; init; } = [];

    /// <summary>The organisation on whose behalf it was done, if not the actor's own.</summary>
    public OrganisationId? OnBehalfOf { get; init; }

    /// <summary>Whether the act was refused rather than done.</summary>
    public bool Refused { get; init; }
}

/// <summary>
/// The record of acts. Modules write to it and cannot read or alter it; the host plugs Oversight in. What is written is kept in the
/// same transaction as the act itself: both or neither.
/// </summary>
public interface IRecordOfActs
{
    /// <summary>Adds an act to the present unit of work; it is kept when that is saved.</summary>
    void Write(Act act);

    /// <summary>Keeps a refusal at once, in a transaction of its own, since the refused work is not saved.</summary>
    Task WriteRefusalAsync(Act act, CancellationToken cancellation);
}

/// <summary>
/// What the acts that a module writes are called, so that whoever reads the record understands them. Register one per module; a test fails on
/// a kind without words.
/// </summary>
public interface IKindsOfActs
{
    /// <summary>Each kind that the module writes, by <see cref="Act.Kind"/>, with its name: what somebody did, or what was refused.</summary>
    IReadOnlyDictionary<string, Words> Kinds { get; }
}
