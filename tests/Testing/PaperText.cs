using System.Diagnostics;
using System.Text;

namespace Noroshi.Testing;

/// <summary>What a reader of a PDF gets by searching or copying.</summary>
public static class PaperText
{
    /// <summary>The text of a document. <c>pdftotext</c> comes from poppler-utils, which the launcher of the tests installs: without it this fails by name.</summary>
    /// <param name="pdf">The document.</param>
    /// <param name="layout">Whether columns stay side by side, as on the paper; otherwise the text runs in its own order.</param>
    public static string Of(byte[] pdf, bool layout)
    {
        using var reading = Process.Start(new ProcessStartInfo("pdftotext", [layout ? "-layout" : "-raw", "-enc", "UTF-8", "-", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        reading.StandardInput.BaseStream.Write(pdf);
        reading.StandardInput.Close();
        var text = reading.StandardOutput.ReadToEnd();
        reading.WaitForExit();
        return text;
    }
}
