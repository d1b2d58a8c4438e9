namespace Noroshi.Formats.Stix;

/// <summary>How far a document may be passed on: the Traffic Light Protocol, version 2.0 (FIRST).</summary>
public enum TlpMarking
{
    /// <summary>TLP:CLEAR.</summary>
    Clear,

    /// <summary>TLP:GREEN.</summary>
    Green,

    /// <summary>TLP:AMBER.</summary>
    Amber,

    /// <summary>TLP:AMBER+STRICT.</summary>
    AmberStrict,

    /// <summary>TLP:RED.</summary>
    Red,
}

/// <summary>The marking definitions that OASIS published for TLP 2.0. They travel with each bundle, word for word, since STIX 2.1 itself knows only TLP 1.</summary>
internal static class TlpMarkings
{
    /// <summary>The extension by which a marking says its level.</summary>
    public const string Extension = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

    /// <summary>The time that stands in the published objects.</summary>
    public static readonly DateTimeOffset Created = new(2022, 10, 1, 0, 0, 0, TimeSpan.Zero);

    public static StixId Id(TlpMarking marking) => new("marking-definition", new Guid(marking switch
    {
        TlpMarking.Clear => "94868c89-83c2-464b-929b-a1a8aa3c8487",
        TlpMarking.Green => "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
        TlpMarking.Amber => "55d920b0-5e8b-4f79-9ee9-91f868d9b421",
        TlpMarking.AmberStrict => "939a9414-2ddd-4d32-a0cd-375ea402b003",
        TlpMarking.Red => "e828b379-4e03-4974-9ac4-e53a884c97c1",
        _ => throw new ArgumentOutOfRangeException(nameof(marking)),
    }));

    public static string Level(TlpMarking marking) => marking is TlpMarking.AmberStrict ? "amber+strict" : marking.ToString().ToLowerInvariant();
}
