using Noroshi.Formats.Texts;

namespace Noroshi.Formats.Stix;

/// <summary>The pattern of an indicator (STIX 2.1, section 9).</summary>
public static class StixPattern
{
    /// <summary>The pattern that an observable is matched by: one comparison; a block of addresses by what lies within it.</summary>
    public static string Of(Observable observable)
    {
        var path = observable.Type switch
        {
            ObservableType.Md5 => "file:hashes.MD5",
            ObservableType.Sha1 => "file:hashes.'SHA-1'",
            ObservableType.Sha256 => "file:hashes.'SHA-256'",
            _ => observable.StixType + ":value",
        };
        var block = observable.Type is ObservableType.Ipv4Address or ObservableType.Ipv6Address && observable.Value.Contains('/', StringComparison.Ordinal);
        return $"[{path} {(block ? "ISSUBSET" : "=")} {Literal(observable.Value)}]";
    }

    /// <summary>A string within a pattern: in single quotes, with quote and backslash escaped (section 9.2).</summary>
    public static string Literal(string text) =>
        $"'{SoundText.Of(text).Replace("\\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";
}
