using System.Text;

namespace GitOpsSets.Action.Git;

/// <summary>The end of a stream of text: what a failing command says last is what matters.</summary>
internal sealed class BoundedText(int maxCharacters)
{
    private const string Cut = "[...]\n";
    private readonly StringBuilder _text = new();
    private bool _cut;

    /// <summary>What has come so far; may be asked for while more is coming.</summary>
    public override string ToString()
    {
        lock (_text)
        {
            return _cut ? Cut + _text : _text.ToString();
        }
    }

    public async Task FillAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer, cancellationToken) is var count and > 0)
        {
            Append(buffer.AsSpan(0, count));
        }
    }

    private void Append(ReadOnlySpan<char> text)
    {
        lock (_text)
        {
            _text.Append(text);
            if (_text.Length > maxCharacters)
            {
                _text.Remove(0, _text.Length - maxCharacters);
                _cut = true;
            }
        }
    }
}
