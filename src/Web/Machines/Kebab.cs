namespace Noroshi.Web.Machines;

/// <summary>Enumerations as machines read them: kebab-case, stable.</summary>
public static class Kebab
{
    /// <summary>The code of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>Reads a code; false for what is none.</summary>
    public static bool TryParse<T>(string? code, out T value)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (Of(candidate) == code)
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }
}
