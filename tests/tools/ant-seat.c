/* ant-seat.c - fingers, keys and eyes for a headless weston 10
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plugin that gives the display a touchscreen and a keyboard, both driven through the socket
 * $ANT_SEAT_SOCKET. Clients get the same wl_touch and wl_keyboard events as from a real screen, so
 * what is covered, insensitive or off the screen cannot be touched. No mouse: a kiosk has none.
 *
 * The socket is SOCK_SEQPACKET: one packet is one command, its answer is "ok" or what went wrong.
 *
 *   down FINGER X Y    a finger (0, 1, ...) touches; places are pixels of the screen
 *   move FINGER X Y
 *   up FINGER
 *   key CODE 0|1       an evdev key code goes up or down
 *   shot FILE          the screen as it was last painted, as a binary PPM
 */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include <libweston/libweston.h>
#include <weston.h>

typedef struct timespec            Time;
typedef struct weston_seat         WestonSeat;
typedef struct weston_touch_device Touch;

/* Exported by libweston-10.so for its backends, whose header Debian does not ship. */
void   weston_seat_init (WestonSeat *, struct weston_compositor *, const char *);
int    weston_seat_init_keyboard (WestonSeat *, struct xkb_keymap *);
int    weston_seat_init_touch (WestonSeat *);
Touch *weston_touch_create_touch_device (struct weston_touch *, const char *, void *, const void *);
void   notify_key (WestonSeat *, const Time *, uint32_t, uint32_t key_state, uint32_t update_state);
void   notify_keyboard_focus_in (WestonSeat *, struct wl_array *, uint32_t update_state);
void   notify_touch_normalized (Touch *, const Time *, int, double, double, const void *, int);
void   notify_touch_frame (Touch *);

/**
 * Seat:
 *
 * The one seat; lives as long as weston does.
 */
typedef struct {
  struct weston_compositor *compositor;
  WestonSeat                seat;
  Touch                    *touch;
  struct wl_event_source   *client; /* one tester at a time; the newest takes over */
} Seat;

static Seat self;

/* Words are numbers as strtod() reads them: only our own tests talk to this socket. */
static const char *
touch (int kind, const char *const *words)
{
  Time now;

  clock_gettime (self.compositor->presentation_clock, &now);
  notify_touch_normalized (self.touch, &now, (int) strtol (words[0], NULL, 10),
                           strtod (words[1], NULL), strtod (words[2], NULL), NULL, kind);
  notify_touch_frame (self.touch);

  return "ok";
}

static const char *
press (const char *const *words)
{
  Time now;

  clock_gettime (self.compositor->presentation_clock, &now);
  notify_key (&self.seat, &now, strtoul (words[0], NULL, 10),
              words[1][0] == '1' ? WL_KEYBOARD_KEY_STATE_PRESSED : WL_KEYBOARD_KEY_STATE_RELEASED,
              STATE_UPDATE_AUTOMATIC);

  return "ok";
}

static int
write_ppm (const char *path, const uint32_t *pixels, int width, int height)
{
  FILE *file = fopen (path, "wb");

  if (file == NULL)
    return -1;
  fprintf (file, "P6\n%d %d\n255\n", width, height);
  for (int i = 0; i < width * height; i++) {
    const unsigned char rgb[3] = { pixels[i] >> 16, pixels[i] >> 8, pixels[i] };

    fwrite (rgb, sizeof rgb, 1, file);
  }

  return fclose (file);
}

static const char *
shoot (const char *path)
{
  struct weston_output *output = wl_container_of (self.compositor->output_list.next, output, link);
  int                   width = output->current_mode->width;
  int                   height = output->current_mode->height;
  uint32_t             *pixels = calloc ((size_t) width * height, sizeof *pixels);
  int                   status;

  if (pixels == NULL)
    return strerror (errno);
  status =
      self.compositor->renderer->read_pixels (output, PIXMAN_x8r8g8b8, pixels, 0, 0, width, height);
  if (status == 0)
    status = write_ppm (path, pixels, width, height);
  free (pixels);

  return status == 0 ? "ok" : "no picture could be taken";
}

static const char *
obey (char *command)
{
  char       *rest = NULL;
  const char *verb = strtok_r (command, " ", &rest);
  const char *words[3] = { "", "", "" };

  for (int i = 0; i < 3; i++) {
    const char *word = strtok_r (NULL, " ", &rest);

    if (word == NULL)
      break;
    words[i] = word;
  }

  if (verb == NULL)
    return "nothing to do";
  if (strcmp (verb, "down") == 0)
    return touch (WL_TOUCH_DOWN, words);
  if (strcmp (verb, "move") == 0)
    return touch (WL_TOUCH_MOTION, words);
  if (strcmp (verb, "up") == 0)
    return touch (WL_TOUCH_UP, words);
  if (strcmp (verb, "key") == 0)
    return press (words);
  if (strcmp (verb, "shot") == 0)
    return shoot (words[0]);

  return "not a command";
}

static int
on_command (int fd, uint32_t mask, void *data)
{
  char        command[512];
  ssize_t     size = recv (fd, command, sizeof command - 1, 0);
  const char *answer;

  if (size <= 0) {
    wl_event_source_remove (self.client);
    self.client = NULL;
    close (fd);
    return 0;
  }
  command[size] = '\0';
  answer = obey (command);
  wl_display_flush_clients (self.compositor->wl_display);
  if (send (fd, answer, strlen (answer), MSG_NOSIGNAL) < 0)
    weston_log ("ant-seat: %s\n", strerror (errno));

  return 0;
}

static int
on_connection (int fd, uint32_t mask, void *data)
{
  int client = accept (fd, NULL, NULL);

  if (client < 0)
    return 0;
  if (self.client != NULL)
    wl_event_source_remove (self.client);
  self.client = wl_event_loop_add_fd (wl_display_get_event_loop (self.compositor->wl_display),
                                      client, WL_EVENT_READABLE, on_command, NULL);

  return 0;
}

static int
listen_at (const char *path)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int                fd = socket (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);

  if (fd < 0 || path == NULL || strlen (path) >= sizeof address.sun_path)
    return -1;
  memcpy (address.sun_path, path, strlen (path));
  if (bind (fd, (struct sockaddr *) &address, sizeof address) < 0 || listen (fd, 1) < 0)
    return -1;

  return fd;
}

/* The entry point weston looks for. */
WL_EXPORT int
wet_module_init (struct weston_compositor *ec, int *argc, char *argv[])
{
  struct wl_array no_keys;
  int             fd = listen_at (getenv ("ANT_SEAT_SOCKET"));

  if (fd < 0) {
    weston_log ("ant-seat: no socket at $ANT_SEAT_SOCKET\n");
    return -1;
  }

  self.compositor = ec;
  weston_seat_init (&self.seat, ec, "ant-seat");
  if (weston_seat_init_keyboard (&self.seat, NULL) < 0 || weston_seat_init_touch (&self.seat) < 0)
    return -1;
  self.touch = weston_touch_create_touch_device (self.seat.touch_state, "ant-touch", NULL, NULL);

  wl_array_init (&no_keys);
  notify_keyboard_focus_in (&self.seat, &no_keys, STATE_UPDATE_AUTOMATIC);
  wl_array_release (&no_keys);

  wl_event_loop_add_fd (wl_display_get_event_loop (ec->wl_display), fd, WL_EVENT_READABLE,
                        on_connection, NULL);

  return 0;
}
