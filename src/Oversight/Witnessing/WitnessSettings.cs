using Noroshi.TransparencyLog.Notes;

namespace Noroshi.Oversight.Witnessing;

/// <summary>Who witnesses the log; from the settings, section <c>Log</c>: <c>Log__Witnesses__0__Url</c>, <c>Log__Witnesses__0__Key</c>, <c>Log__Threshold</c>.</summary>
internal sealed class WitnessSettings
{
    /// <summary>The witnesses, the commission's first.</summary>
    public IList<WitnessSetting> Witnesses { get; } = [];

    /// <summary>How many of them must cosign before a checkpoint is shown; all if none is given.</summary>
    public int? Threshold { get; set; }

    /// <summary>How long an answer is waited for; one that failed last time is given a second at most.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many must cosign; 0 without witnesses.</summary>
    public int Needed => Witnesses.Count == 0 ? 0 : Math.Clamp(Threshold ?? Witnesses.Count, 1, Witnesses.Count);
}

/// <summary>One witness.</summary>
internal sealed class WitnessSetting
{
    /// <summary>Where it is asked: <c>http://127.0.0.1:5081/</c>.</summary>
    public Uri? Url { get; set; }

    /// <summary>Its public key as C2SP writes it, as <c>noroshi witness key</c> prints it.</summary>
    public string Key { get; set; } = "";

    /// <summary>The key, if it can be read.</summary>
    public VerifierKey? Verifier => VerifierKey.TryParse(Key, out var key) && key.Kind == NoteKeyKind.Witness ? key : null;
}
