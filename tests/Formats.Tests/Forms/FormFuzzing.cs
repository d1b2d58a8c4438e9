using Noroshi.Formats.Forms;

namespace Noroshi.Formats.Tests.Forms;

/// <summary>How a reading of arbitrary bytes ended.</summary>
public enum FuzzOutcome
{
    /// <summary>Refused with problems.</summary>
    Refused,

    /// <summary>Read as a sound form.</summary>
    Read,

    /// <summary>An exception: a bug.</summary>
    Exception,
}

/// <summary>The entry point for fuzzing the reader of forms: bytes in, outcome out.</summary>
public static class FormFuzzing
{
    /// <summary>Reads bytes as the sample form.</summary>
    public static FuzzOutcome Read(byte[] file) => Read(file, out _);

    /// <summary>Reads bytes as the sample form, giving the exception if there was one.</summary>
    public static FuzzOutcome Read(byte[] file, out Exception? fault)
    {
        fault = null;
        try
        {
            return FormSheetReader.Read(file, _ => SampleForm.Blank).Problems.Count > 0 ? FuzzOutcome.Refused : FuzzOutcome.Read;
        }
#pragma warning disable CA1031 // What the reader lets out is what this looks for.
        catch (Exception unexpected)
#pragma warning restore CA1031
        {
            fault = unexpected;
            return FuzzOutcome.Exception;
        }
    }
}
